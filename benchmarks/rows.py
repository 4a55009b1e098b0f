"""The lines of the result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.measure import Usage, least, middle

WALL = "wall"
CPU = "cpu"
MEMORY = "memory"


class Row(NamedTuple):
    """One comparison.

    Args:
        case: what was done, such as "validate.1000".
        metric: WALL or CPU in seconds, MEMORY in bytes.
        ours: the median of ours.
        least: the minimum of ours.
        peer: whom it is compared with.
        theirs: the median of theirs.
        theirs_least: the minimum of theirs.
        goal: the largest ratio that is good enough; None where there is nothing to reach.
        rounds: how often ours and theirs ran.
        amount: bytes that one run reads, to say MB/s; 0 where that makes no sense.
    """

    case: str
    metric: str
    ours: float
    least: float
    peer: str
    theirs: float
    theirs_least: float
    goal: float | None
    rounds: tuple[int, int]
    amount: int = 0

    @property
    def ratio(self) -> float:
        """Ours by theirs: below 1 is better than they are."""
        return self.ours / self.theirs

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        return None if self.goal is None else self.ratio <= self.goal


def compared(
    case: str, metric: str, ours: Sequence[Usage], peer: str, theirs: Sequence[Usage], goal: float | None
) -> Row:
    """The row of what two programs took."""
    return Row(
        case,
        metric,
        getattr(middle(ours), metric),
        getattr(least(ours), metric),
        peer,
        getattr(middle(theirs), metric),
        getattr(least(theirs), metric),
        goal,
        (len(ours), len(theirs)),
    )
