"""Minutes in which the clock starts runs of more than one persona, grouped by who they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sympozium_cli.forecast.minutes import Depth, first_of

_MOST_GROUPS = 128
"""As many as seven personas can form; a pack with more keeps the largest groups, and sums the others up."""

Group = tuple[tuple[int, ...], int]
"""The positions of the personas, and the minutes in which exactly these start."""


class Collisions(NamedTuple):
    """The minutes of all collisions, the groups by their first minute, and the minutes of no group."""

    minutes: int
    groups: tuple[Group, ...]
    others: int


def collisions(starts: Sequence[int]) -> Collisions:
    """The collisions of personas that start in these sets of minutes."""
    shared = Depth(starts).at_least_two()
    groups: list[Group] = [((), shared)] if shared else []
    others = 0
    for position, minutes in enumerate(starts):
        groups = [part for group in groups for part in _parts(group, position, minutes)]
        groups.sort(key=lambda group: -group[1].bit_count())
        for _, lost in groups[_MOST_GROUPS:]:
            others |= lost
        del groups[_MOST_GROUPS:]
    return Collisions(shared, tuple(sorted(groups, key=lambda group: first_of(group[1]))), others)


def _parts(group: Group, position: int, minutes: int) -> list[Group]:
    """A group, divided by whether another persona starts, too."""
    members, where = group
    with_it, without = where & minutes, where & ~minutes
    parts: list[Group] = [((*members, position), with_it), (members, without)]
    return [part for part in parts if part[1]]
