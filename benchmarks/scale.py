"""Ten thousand runs: what it takes to list them and to look on, beside kubectl and beside what we set ourselves."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from statistics import median
from typing import NamedTuple

from benchmarks.crowd import MISSING, NAMESPACE, RUNS_THERE, Crowd, binaries, crowd, name
from benchmarks.measure import Command, Usage, least, measured, middle
from benchmarks.onlooker import steady, until_seen
from benchmarks.programs import found, sympozium
from benchmarks.rows import CPU, MEMORY, WALL, Row, compared

from build_apiserver import COMMAND_FOR_KUBECTL, found_kubectl  # isort: skip - `crowd` says where that is
from sympozium_cli.cluster.resource import RUNS  # isort: skip

NO_KUBECTL = f"kubectl is not there: left out; build it once with '{COMMAND_FOR_KUBECTL}'"

FIRST_PAINT = 3.0
"""Seconds until something is to be seen."""
CORE = 0.2
"""Of a core, while things go on."""
MOST = 250e6
"""Bytes."""

_RATE = 50.0
"""Changes in a second."""
_STRIDE = 7_919
"""From one run that changes to the next; no divisor of how many there are."""
_ALL_THERE = f"{RUNS_THERE} runs".encode()
_SECONDS = 20.0
_FEW = 3


class Programs(NamedTuple):
    """What is compared, all with the same cluster.

    Args:
        crowd: the cluster.
        kubectl: the words that every kubectl begins with; none where there is none.
        changes: numbers that have not been used yet.
    """

    crowd: Crowd
    kubectl: tuple[str, ...]
    changes: Iterator[int]

    def ours(self, *words: str) -> Command:
        """Ours."""
        return sympozium(*words, "--kubeconfig", self.crowd.kubeconfig)

    def change(self) -> None:
        """Let one run get another pod, as a controller would write it."""
        number = next(self.changes)
        status = {"status": {"podName": f"pod-{number}"}}
        self.crowd.api.patch(RUNS, name(number * _STRIDE % RUNS_THERE), status, NAMESPACE, "status")


class Scale(contextlib.ExitStack):
    """The cases; the cluster is made for the first of them, and ends with the `with` block.

    Args:
        work: a folder for files.
    """

    def __init__(self, work: str) -> None:
        super().__init__()
        self._work = work
        self._programs: Programs | None = None

    def rows(self, case: str, rounds: int) -> Iterator[Row]:
        """Measure a case; nothing where there is no API server."""
        if binaries() is None:
            print(MISSING, file=sys.stderr)
            return
        if self._programs is None:
            print(f"making {RUNS_THERE} runs ...", file=sys.stderr)
            made = self.enter_context(crowd(self._work))
            path = found_kubectl(os.environ) or found("kubectl")
            options = ("--kubeconfig", made.kubeconfig, "--cache-dir", os.path.join(self._work, "kubectl"))
            self._programs = Programs(made, (str(path), *options) if path else (), count(1))
            if not path:
                print(NO_KUBECTL, file=sys.stderr)
        yield from CASES[case](self._programs, case, rounds)


def _list(programs: Programs, case: str, rounds: int) -> Iterator[Row]:
    get = Command("kubectl get", (*programs.kubectl, "get", "agentruns"))
    commands = [programs.ours("runs", "list"), *([get] if programs.kubectl else [])]
    ours, *others = measured(commands, rounds)
    for theirs in others:
        for metric, goal in ((WALL, 1.0), (CPU, 1.0), (MEMORY, None)):
            yield compared(case, metric, ours, get.label, theirs, goal)
    yield _set(case, MEMORY, ours, "250 MB", MOST)


def _first_paint(programs: Programs, case: str, rounds: int) -> Iterator[Row]:
    watch = programs.ours("runs", "watch").argv
    get = (*programs.kubectl, "get", "agentruns", "--watch")
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(until_seen(watch, b"STATE"))
        theirs += [until_seen(get, b"AGE")] if programs.kubectl else []
    if theirs:
        yield compared(case, WALL, ours, "kubectl get --watch", theirs, None)
    yield _set(case, WALL, ours, "3 s", FIRST_PAINT)


def _steady(words: Sequence[str], mark: bytes, programs: Programs, case: str, rounds: int) -> Iterator[Row]:
    get = (*programs.kubectl, "get", "agentruns", "--watch")
    ours, theirs = [], []
    for _ in range(min(rounds, _FEW)):
        ours.append(steady(programs.ours(*words).argv, mark, programs.change, _RATE, _SECONDS))
        if programs.kubectl:
            theirs.append(steady(get, b"AGE", programs.change, _RATE, _SECONDS))
    if theirs:
        yield compared(case, CPU, ours, "kubectl get --watch", theirs, None)
        yield compared(case, MEMORY, ours, "kubectl get --watch", theirs, None)
    yield _set(case, CPU, ours, "a fifth of a core", CORE * median(usage.wall for usage in ours))
    yield _set(case, MEMORY, ours, "250 MB", MOST)


CASES: dict[str, Callable[[Programs, str, int], Iterator[Row]]] = {
    "runs.list": _list,
    "runs.watch.first-paint": _first_paint,
    "runs.watch.steady": partial(_steady, ("runs", "watch"), _ALL_THERE),
    "feed.tail.steady": partial(_steady, ("feed", "tail", "-f"), b"team-"),
    "budget.watch.steady": partial(_steady, ("budget", "watch"), b"team"),
}
"""How every case is measured, by name."""


def _set(case: str, metric: str, ours: list[Usage], peer: str, most: float) -> Row:
    """Beside what we have set ourselves, which is no program: it ran no rounds."""
    mine = getattr(middle(ours), metric)
    return Row(case, metric, mine, getattr(least(ours), metric), peer, most, most, 1.0, (len(ours), 0))
