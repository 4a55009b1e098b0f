"""Check many files, on as many processors as pay, and hand the outcomes on in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sympozium_cli.errors import InputError, SympoziumError
from sympozium_cli.lint.examination import FileResult
from sympozium_cli.source.files import Input

WORTH_A_PROCESS = 512 * 1024
"""Bytes of manifests for which a further process is started; below that, starting it costs more than it saves."""


class Outcome(NamedTuple):
    """What came of one input: a result, the kinds in a file without packs, or why it could not be read.

    `note` says how to check what a file becomes that is no manifest by itself.
    """

    source: Input
    result: FileResult | None = None
    others: tuple[str, ...] = ()
    failure: SympoziumError | None = None
    note: str = ""


Examine = Callable[[Input], Outcome]


def outcomes(sources: Sequence[Input], examine: Examine, jobs: int) -> Iterator[Outcome]:
    """The outcome of every source, in their order.

    Args:
        sources: what to check.
        examine: checks one; it is called in other processes too, and what it remembers there is lost.
        jobs: the most processes to use; 0 for as many as there are processors.
    """
    workers = _worth(sources, jobs)
    if workers < 2 or any(source.path is None for source in sources):  # noqa: PLR2004 - one process is this one
        return map(examine, sources)
    return _shared_out(sources, examine, workers)


def _worth(sources: Sequence[Input], jobs: int) -> int:
    if not hasattr(os, "fork") or jobs == 1 or len(sources) < 2:  # noqa: PLR2004 - one file is one process
        return 1
    most = jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else jobs or os.cpu_count() or 1
    return max(1, min(most, len(sources), 1 + sum(map(_size, sources)) // WORTH_A_PROCESS))


def _size(source: Input) -> int:
    try:
        return os.stat(source.path).st_size if source.path else 0
    except OSError:
        return 0


def _shared_out(sources: Sequence[Input], examine: Examine, workers: int) -> Iterator[Outcome]:
    """Every worker takes each n-th file, so that none gets all the large ones.

    This process only takes over what they find, in the order of the files. A worker that is ahead waits until its pipe
    is read, so that nothing piles up.
    """
    shares = [_outcomes_of(*_worker(sources[number::workers], examine)) for number in range(workers)]
    for number in range(len(sources)):
        outcome = next(shares[number % workers], None)
        if outcome is None:
            raise InputError("a process that checked some of the files ended early", hint="try again with -j 1")
        yield outcome
    for share in shares:
        next(share, None)


def _worker(sources: Sequence[Input], examine: Examine) -> tuple[int, int]:
    """Start a process for these sources; its number, and where its outcomes can be read."""
    import pickle

    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            for source in sources:
                pickle.dump(tuple(examine(source)), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _outcomes_of(process: int, reading: int) -> Iterator[Outcome]:
    import pickle

    # What comes back was made by a copy of this very process, so unpickling it runs nothing foreign.
    with os.fdopen(reading, "rb") as pipe:
        while True:
            try:
                fields: Any = pickle.load(pipe)  # noqa: S301 - see above
            except EOFError:
                break
            yield Outcome(*fields)
    os.waitpid(process, 0)
