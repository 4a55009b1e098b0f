"""Where things stand in their layers, so that lines run as straight as they can, and nothing touches anything."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

from sympozium_cli.diagram.neighbours import Neighbours

_GAP = 30.0
_THIN_GAP = 14.0
"""Beside what has no size: a line that passes."""

_SWEEPS = 12
_LAST_SWEEPS = 4

ItemType = TypeVar("ItemType", bound=Hashable)


def straightened(
    layers: Sequence[Sequence[ItemType]], widths: Mapping[ItemType, float], neighbours: Neighbours[ItemType]
) -> dict[ItemType, float]:
    """The middle of every item; the leftmost one begins at 0.

    Args:
        layers: the items of each layer, in their order.
        widths: of every item; 0 for a line that passes.
        neighbours: what is to stand in line.
    """
    places: dict[ItemType, float] = {}
    for layer in layers:
        places |= zip(layer, _packed(layer, [0.0] * len(layer), widths), strict=True)
    for number in range(_SWEEPS):
        for layer in layers if number % 2 == 0 else layers[::-1]:
            wished = [_wish(item, places, neighbours, number) for item in layer]
            places |= zip(layer, _packed(layer, wished, widths), strict=True)
    first = min(place - widths[item] / 2 for item, place in places.items())
    return {item: place - first for item, place in places.items()}


def _wish(item: ItemType, places: Mapping[ItemType, float], neighbours: Neighbours[ItemType], number: int) -> float:
    """Where an item would like to be: by its neighbours on one side, and at the end by all of them.

    At the end a neighbour counts less the more neighbours it has itself, so that lines bend where many meet.
    """
    above, below = neighbours.above(item), neighbours.below(item)
    if number < _SWEEPS - _LAST_SWEEPS:
        weights = dict.fromkeys((above, below)[number % 2], 1.0)
    else:
        weights = {other: 1 / neighbours.number(other) ** 2 for other in (*above, *below)}
    total = sum(weights.values())
    return sum(places[other] * weight for other, weight in weights.items()) / total if total else places[item]


def within(wished: Sequence[float], middle: float, room: float, gap: float) -> list[float]:
    """The places nearest to the wishes, in their order, that lie around `middle` and leave gaps where there is room."""
    most = len(wished) - 1
    gap = min(gap, room / most) if most else gap
    first, last = middle - room / 2, middle + room / 2
    places = _apart([min(max(wish, first), last) for wish in wished], [gap] * most)
    return [min(max(place, first + number * gap), last - (most - number) * gap) for number, place in enumerate(places)]


def _packed(layer: Sequence[ItemType], wished: Sequence[float], widths: Mapping[ItemType, float]) -> list[float]:
    """The places nearest to the wishes at which nothing touches anything."""
    return _apart(wished, [(widths[a] + widths[b]) / 2 + _gap(widths[a], widths[b]) for a, b in pairwise(layer)])


def _apart(wished: Sequence[float], distances: Sequence[float]) -> list[float]:
    """The places nearest to the wishes, by the sum of squares, that keep the order and the distances.

    Without the distances the places have to grow; where wishes do not, they are replaced by their mean.
    """
    offsets = list(accumulate(distances, initial=0.0))
    blocks: list[tuple[float, int]] = []
    for wish, offset in zip(wished, offsets, strict=True):
        mean, size = wish - offset, 1
        while blocks and blocks[-1][0] > mean:
            other, number = blocks.pop()
            mean, size = (mean * size + other * number) / (size + number), size + number
        blocks.append((mean, size))
    means = [mean for mean, size in blocks for _ in range(size)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _gap(one: float, other: float) -> float:
    return _GAP if one and other else _THIN_GAP
