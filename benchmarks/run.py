"""From the names of cases to rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.cases import CASES
from benchmarks.inside import INSIDE, timed
from benchmarks.measure import measured
from benchmarks.rows import CPU, Row, compared
from benchmarks.scale import CASES as SCALE
from benchmarks.scale import Scale

NAMES = (*CASES, *INSIDE, *SCALE)
"""Every case."""


def chosen(wanted: Sequence[str]) -> list[str]:
    """The names that `wanted` mean: "validate" means all that begin with "validate."; nothing means everything.

    Raises:
        ValueError: one of them means nothing.
    """
    for each in wanted:
        if not any(_means(each, name) for name in NAMES):
            raise ValueError(f"there is no benchmark {each!r}; there are: {', '.join(NAMES)}")
    return [name for name in NAMES if not wanted or any(_means(each, name) for each in wanted)]


def rows_of(name: str, rounds: int, work: str, scale: Scale) -> Iterator[Row]:
    """Measure one case, with its files below the folder `work`, or on the cluster of `scale`."""
    if name in SCALE:
        yield from scale.rows(name, rounds)
        return
    if name in INSIDE:
        yield _inside(name, rounds)
        return
    case = CASES[name](work)
    ours, *others = measured([case.ours, *(versus.peer for versus in case.peers)], rounds)
    for (peer, metric, goal), theirs in zip(case.peers, others, strict=True):
        yield compared(name, metric, ours, peer.label, theirs, goal)


def _inside(name: str, rounds: int) -> Row:
    comparison = INSIDE[name]()
    ours, theirs = timed((comparison.ours, comparison.theirs), rounds)
    row = compared(name, CPU, ours, comparison.peer, theirs, comparison.goal)
    return row._replace(amount=comparison.amount)


def _means(wanted: str, name: str) -> bool:
    return name == wanted or name.startswith(f"{wanted}.")
