"""The order of what stands in layers, with few crossings of the lines between them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import TypeVar

from sympozium_cli.diagram.neighbours import Neighbours

_SWEEPS = 12
_SWEEPS_OF_A_CROWD = 2
_CROWD = 3000

ItemType = TypeVar("ItemType", bound=Hashable)


def ordered(layers: Sequence[Sequence[ItemType]], neighbours: Neighbours[ItemType]) -> list[list[ItemType]]:
    """The layers, each in an order that keeps lines from crossing: the best of several sweeps down and up.

    Every item is moved to where its neighbours in the layer before stand on average, and so on.
    """
    best = current = [list(layer) for layer in layers]
    fewest = crossings(best, neighbours)
    crowded = sum(map(len, layers)) > _CROWD
    for number in range(_SWEEPS_OF_A_CROWD if crowded else _SWEEPS):
        if not fewest:
            break
        current = _swept(current, neighbours, down=number % 2 == 0)
        found = crossings(current, neighbours)
        if found < fewest:
            best, fewest = current, found
    return best


def crossings(layers: Sequence[Sequence[ItemType]], neighbours: Neighbours[ItemType]) -> int:
    """How often lines between layers that follow each other cross."""
    return sum(_between(upper, lower, neighbours) for upper, lower in pairwise(layers))


def _between(upper: Sequence[ItemType], lower: Sequence[ItemType], neighbours: Neighbours[ItemType]) -> int:
    place = {item: number for number, item in enumerate(lower)}
    seen: list[int] = []
    number = 0
    for item in upper:
        reached = sorted(place[other] for other in neighbours.below(item))
        number += sum(len(seen) - bisect_left(seen, end + 1) for end in reached)
        for end in reached:
            insort(seen, end)
    return number


def _swept(layers: list[list[ItemType]], neighbours: Neighbours[ItemType], *, down: bool) -> list[list[ItemType]]:
    swept = [layers[0] if down else layers[-1]]
    for layer in layers[1:] if down else layers[-2::-1]:
        place = {item: number for number, item in enumerate(swept[-1])}
        own = {item: number for number, item in enumerate(layer)}
        wished = {
            item: _mean([place[other] for other in (neighbours.above if down else neighbours.below)(item)])
            for item in layer
        }
        swept.append(_by_wish(layer, wished, own))
    return swept if down else swept[::-1]


def _by_wish(layer: list[ItemType], wished: dict[ItemType, float | None], own: dict[ItemType, int]) -> list[ItemType]:
    """The layer by wishes; what has none keeps its place."""
    wishing = sorted((item for item in layer if wished[item] is not None), key=lambda item: (wished[item], own[item]))
    following = iter(wishing)
    return [next(following) if wished[item] is not None else item for item in layer]


def _mean(values: list[int]) -> float | None:
    return sum(values) / len(values) if values else None
