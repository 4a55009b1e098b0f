"""What happens to a budget: each turn is one line of a watch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor.budget.ledger import Ledger
from sympozium_cli.monitor.budget.threshold import CRITICAL, WARNING, Thresholds

IS: Final = "is"
USED: Final = "used"
SET_BACK: Final = "set-back"
LIMIT: Final = "limit"
HALTED: Final = "halted"
RESUMED: Final = "resumed"
FAILURE: Final = "failure"
OPENED: Final = "breaker-opened"
CLOSED: Final = "breaker-closed"
REFUSED: Final = "refused"
GONE: Final = "gone"

KINDS: Final = (
    IS, USED, SET_BACK, LIMIT, WARNING, CRITICAL, HALTED, RESUMED, FAILURE, OPENED, CLOSED, REFUSED, GONE,
)  # fmt: skip
"""All kinds of turns: IS says how it is to begin with, REFUSED that a run failed since the budget was used up."""


class Turn(NamedTuple):
    """Something that has happened to the budget of a pack.

    Args:
        kind: one of KINDS.
        at: when it was heard of.
        before: the account before; the same as `after` where nothing of it has changed.
        after: the account now.
        run: the run that it is about; "" for none.
    """

    kind: str
    at: datetime
    before: Ledger
    after: Ledger
    run: str = ""

    @property
    def added(self) -> int:
        """By how many tokens the account has grown; negative where it was set back, 0 where that is not the turn."""
        return self.after.used - self.before.used if self.kind in (USED, SET_BACK) else 0


def turns(before: Ledger, after: Ledger, at: datetime, limits: Thresholds) -> Iterator[Turn]:
    """What has happened between two states of an account, the cause before what follows from it."""
    for kind, happened in _TURNS.items():
        if happened(before, after):
            yield Turn(kind, at, before, after)
    level = limits.reached(after)
    # To be over both at once is told once, by the graver; to come back from it is no news.
    if level and level != limits.reached(before) and limits.reached(before) != CRITICAL:
        yield Turn(level, at, before, after)
    if after.halted and not before.halted:
        yield Turn(HALTED, at, before, after)


_TURNS: Final[dict[str, Callable[[Ledger, Ledger], bool]]] = {
    USED: lambda before, after: after.used > before.used,
    SET_BACK: lambda before, after: after.used < before.used,
    LIMIT: lambda before, after: _limits(after) != _limits(before),
    RESUMED: lambda before, after: before.halted and not after.halted,
    FAILURE: lambda before, after: after.breaker.failures > before.breaker.failures,
    OPENED: lambda before, after: after.breaker.open and not before.breaker.open,
    CLOSED: lambda before, after: before.breaker.open and not after.breaker.open,
}


def _limits(ledger: Ledger) -> tuple[object, ...]:
    return ledger.budgeted, ledger.most, ledger.per_run, ledger.action, ledger.enabled
