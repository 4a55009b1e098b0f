"""Which node comes after which: a few edges are found to lead back, and by the others every node gets a rank.

What starts runs goes down. Supervision, which starts nothing, gives way where it leads the other way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from sympozium_cli.api.pack import SUPERVISION
from sympozium_cli.diagram.picture import Edge


class Ranks(NamedTuple):
    """The rank of every node, from 0, and the ids of the edges that do not lead to a higher rank."""

    of: dict[str, int]
    back: frozenset[str]


def ranks(nodes: Sequence[str], edges: Sequence[Edge]) -> Ranks:
    """Rank nodes so that all edges go to a higher rank, and those that lead back to a lower one.

    Args:
        nodes: the ids, in the order in which they are taken where nothing else decides.
        edges: between these nodes.
    """
    order = _Order(nodes, edges).order
    ends = [(edge.source, edge.target) for edge in edges if edge.source != edge.target]
    downwards = [tuple(sorted(pair, key=order.__getitem__)) for pair in ends]
    back = frozenset(edge.id for edge in edges if order[edge.source] >= order[edge.target])
    return Ranks(_longest(sorted(order, key=order.__getitem__), downwards), back)


class _Order:
    """Takes nodes one by one: those that nothing leads to any more, else those that only supervision leads to.

    Where every node that is left lies on a cycle, or behind one, it takes one that something leads to already.
    """

    def __init__(self, nodes: Sequence[str], edges: Sequence[Edge]) -> None:
        self.order: dict[str, int] = {}
        self._place = {node: number for number, node in enumerate(nodes)}
        self._leaving = _by_source(nodes, edges)
        self._entering = dict.fromkeys(nodes, 0)
        self._starting = dict.fromkeys(nodes, 0)
        for edge in edges:
            self._entering[edge.target] += 1
            self._starting[edge.target] += edge.type != SUPERVISION
        self._reached: set[str] = set()
        self._waiting = [(self._level(node), number) for node, number in self._place.items()]
        heapify(self._waiting)
        while self._waiting:
            level, number = heappop(self._waiting)
            node = nodes[number]
            if node not in self.order and level == self._level(node):
                self._take(node)

    def _level(self, node: str) -> int:
        if not self._entering[node]:
            return 0
        if not self._starting[node]:
            return 1
        return 2 if node in self._reached else 3

    def _take(self, node: str) -> None:
        self.order[node] = len(self.order)
        for edge in self._leaving[node]:
            self._entering[edge.target] -= 1
            if edge.type != SUPERVISION:
                self._starting[edge.target] -= 1
                self._reached.add(edge.target)
            heappush(self._waiting, (self._level(edge.target), self._place[edge.target]))


def _by_source(nodes: Iterable[str], edges: Iterable[Edge]) -> dict[str, list[Edge]]:
    leaving: dict[str, list[Edge]] = {node: [] for node in nodes}
    for edge in edges:
        leaving[edge.source].append(edge)
    return leaving


def _longest(order: Sequence[str], downwards: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """The length of the longest way to each node; `order` has upper nodes before lower ones."""
    below: dict[str, list[str]] = {node: [] for node in order}
    for upper, lower in downwards:
        below[upper].append(lower)
    rank = dict.fromkeys(order, 0)
    for node in order:
        for lower in below[node]:
            rank[lower] = max(rank[lower], rank[node] + 1)
    return rank
