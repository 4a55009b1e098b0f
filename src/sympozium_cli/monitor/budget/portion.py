"""Sums over runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import NamedTuple

from sympozium_cli.monitor.budget.entry import Entry
from sympozium_cli.monitor.budget.prices import Charge
from sympozium_cli.monitor.budget.usage import COUNTED, IN_FLIGHT, UNCOUNTED, UNKNOWN


class Portion(NamedTuple):
    """What some runs have used together.

    Args:
        runs: how many they are.
        counted: tokens that the controller has counted.
        uncounted: tokens that it has not.
        unknown: how many ended without saying what they used.
        in_flight: how many have not ended.
        charge: what they cost.
    """

    runs: int = 0
    counted: int = 0
    uncounted: int = 0
    unknown: int = 0
    in_flight: int = 0
    charge: Charge = Charge()

    @property
    def tokens(self) -> int:
        """All tokens that are known of."""
        return self.counted + self.uncounted

    def plus(self, other: Portion) -> Portion:
        """What both have used."""
        return Portion(
            self.runs + other.runs,
            self.counted + other.counted,
            self.uncounted + other.uncounted,
            self.unknown + other.unknown,
            self.in_flight + other.in_flight,
            self.charge.plus(other.charge),
        )


def portion(entries: Iterable[Entry]) -> Portion:
    """What these runs have used together."""
    return reduce(Portion.plus, map(_of, entries), Portion())


def split(entries: Iterable[Entry], view: Callable[[Entry], str]) -> list[tuple[str, Portion]]:
    """What they have used, by what a view says of them; the largest use first."""
    found: dict[str, Portion] = {}
    for one in entries:
        key = view(one)
        found[key] = found.get(key, Portion()).plus(_of(one))
    return sorted(found.items(), key=lambda item: (-item[1].tokens, -item[1].runs, item[0]))


def _of(one: Entry) -> Portion:
    state, tokens = one.usage.state, one.usage.tokens
    return Portion(
        runs=1,
        counted=tokens if state == COUNTED else 0,
        uncounted=tokens if state == UNCOUNTED else 0,
        unknown=int(state == UNKNOWN),
        in_flight=int(state == IN_FLIGHT),
        charge=one.charge,
    )
