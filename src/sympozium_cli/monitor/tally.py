"""What runs have used and cost together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from sympozium_cli.monitor.causality import Forest, Key
from sympozium_cli.monitor.run import FAILED, Run


class Tally(NamedTuple):
    """Several runs taken together.

    Args:
        runs: how many.
        failed: how many of them have failed.
        active: how many of them go on.
        tokens: what those that say so have used.
        silent: how many have ended and do not say what they have used; runs that fail never do.
        costs: millionths of each currency.
    """

    runs: int = 0
    failed: int = 0
    active: int = 0
    tokens: int = 0
    silent: int = 0
    costs: Mapping[str, int] = {}

    def __add__(self, other: object) -> Tally:
        """Both together."""
        if not isinstance(other, Tally):
            return NotImplemented
        currencies = dict.fromkeys((*self.costs, *other.costs))
        return Tally(
            self.runs + other.runs,
            self.failed + other.failed,
            self.active + other.active,
            self.tokens + other.tokens,
            self.silent + other.silent,
            {one: self.costs.get(one, 0) + other.costs.get(one, 0) for one in currencies},
        )

    def __sub__(self, other: Tally) -> Tally:
        """Without the other, which is a part of this."""
        left = {one: amount - other.costs.get(one, 0) for one, amount in self.costs.items()}
        return Tally(
            self.runs - other.runs,
            self.failed - other.failed,
            self.active - other.active,
            self.tokens - other.tokens,
            self.silent - other.silent,
            {one: amount for one, amount in left.items() if amount},
        )


NOTHING: Final = Tally()


def tally(run: Run) -> Tally:
    """One run."""
    return Tally(
        runs=1,
        failed=int(run.phase == FAILED),
        active=int(not run.finished),
        tokens=run.tokens.total if run.tokens else 0,
        silent=int(run.finished and run.tokens is None),
        costs={run.cost.currency: run.cost.micro} if run.cost else {},
    )


def tallies(forest: Forest, root: Key) -> dict[Key, Tally]:
    """Every run of a tree with all that it has caused."""
    found: dict[Key, Tally] = {}
    for key in reversed(list(forest.below(root))):
        total = tally(forest.runs[key])
        for child in forest.children.get(key, ()):
            total += found[child]
        found[key] = total
    return found
