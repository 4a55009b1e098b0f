"""What is connected with what, from layer to layer."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

ItemType = TypeVar("ItemType", bound=Hashable)


class Neighbours(Generic[ItemType]):
    """The neighbours of every item in the layer above and in the one below.

    Args:
        chains: items that are connected one with the next, from above.
    """

    def __init__(self, chains: Iterable[Sequence[ItemType]]) -> None:
        self._above: dict[ItemType, list[ItemType]] = {}
        self._below: dict[ItemType, list[ItemType]] = {}
        for chain in chains:
            for upper, lower in pairwise(chain):
                self._above.setdefault(lower, []).append(upper)
                self._below.setdefault(upper, []).append(lower)

    def above(self, item: ItemType) -> Sequence[ItemType]:
        """The neighbours in the layer before."""
        return self._above.get(item, ())

    def below(self, item: ItemType) -> Sequence[ItemType]:
        """The neighbours in the layer after."""
        return self._below.get(item, ())

    def number(self, item: ItemType) -> int:
        """How many neighbours an item has."""
        return len(self.above(item)) + len(self.below(item))
