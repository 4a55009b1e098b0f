"""Where the nodes of a connected graph stand, and the ways of its edges, when it is drawn in layers.

Nodes stand in layers by rank. Between two ranks there is a layer for the labels of edges, so that no label ever lies
on a node or on another label; an edge that passes a layer has a place in it, too (after Sugiyama, Tagawa and Toda).
The direction from rank to rank is called along, the other one across.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sympozium_cli.diagram.crossings import ordered
from sympozium_cli.diagram.neighbours import Neighbours
from sympozium_cli.diagram.straightening import straightened, within
from sympozium_cli.errors import UsageError

_GAP_ALONG = 26.0
"""Between two layers that follow each other, of which every second one holds labels."""

_PORT_GAP = 20.0
"""How far two links are apart where they meet a node, if there is room."""

_MOST_PASSED = 12000
"""Layers that all links together may pass; with more it takes minutes, and nobody could read it."""

_SIDE = 0.78
"""The part of a side where links may meet it; the rest are its corners."""


class Point(NamedTuple):
    """A place: along and across."""

    along: float
    across: float


class Box(NamedTuple):
    """Something with a size, of which so much on both sides is kept free; links go through that."""

    along: float = 0.0
    across: float = 0.0
    free_along: float = 0.0
    free_across: float = 0.0


class Link(NamedTuple):
    """A line from a node to one of a higher rank, and the size of its label."""

    id: str
    upper: str
    lower: str
    label: Box = Box()


class Layout(NamedTuple):
    """Where everything stands.

    Args:
        nodes: the centre of every node.
        labels: the centre of the label of every link.
        routes: the points of every link, from its upper node to its lower one. Between the first and the second point,
            the third and the fourth, and so on, it runs straight through a layer; between the others it may bend.
        size: everything lies between 0 and this.
    """

    nodes: Mapping[str, Point]
    labels: Mapping[str, Point]
    routes: Mapping[str, tuple[Point, ...]]
    size: Box


Item = tuple[str, int]
"""What stands in a layer: a node with -1, or a link with the layer that it passes."""


def layout(boxes: Mapping[str, Box], rank: Mapping[str, int], links: Sequence[Link]) -> Layout:
    """Lay out a graph.

    Args:
        boxes: the size of every node, in the order in which nodes stand where nothing else decides.
        rank: the rank of every node.
        links: between these nodes, each to a higher rank.

    Raises:
        UsageError: it is too large.
    """
    return _Sheet(boxes, rank, links).layout()


class _Sheet:
    def __init__(self, boxes: Mapping[str, Box], rank: Mapping[str, int], links: Sequence[Link]) -> None:
        passed = sum(2 * (rank[link.lower] - rank[link.upper]) for link in links)
        if passed > _MOST_PASSED:
            raise UsageError(
                f"{len(links)} relationships between {len(boxes)} personas are too many for this format",
                hint="leave it to Graphviz: -o dot",
            )
        self._boxes = boxes
        self._links = links
        self._chains = {link.id: _chain(link, rank) for link in links}
        self._sizes: dict[Item, Box] = {(name, -1): box for name, box in boxes.items()}
        self._middles = {link.id: _middle(rank[link.upper], rank[link.lower]) for link in links}
        for link in links:
            passing = self._chains[link.id][1:-1]
            self._sizes |= {item: link.label if item[1] == self._middles[link.id] else Box() for item in passing}
        layers: dict[int, list[Item]] = {}
        for item in self._sizes:
            layers.setdefault(2 * rank[item[0]] if item[1] < 0 else item[1], []).append(item)
        neighbours = Neighbours(self._chains.values())
        self._layers = ordered([layers[number] for number in sorted(layers)], neighbours)
        self._across = straightened(self._layers, {item: box.across for item, box in self._sizes.items()}, neighbours)
        self._spans = self._along()

    def layout(self) -> Layout:
        """The places of everything, from 0 on."""
        nodes = {name: self._centre((name, -1)) for name in self._boxes}
        labels = {link.id: self._centre((link.id, self._middles[link.id])) for link in self._links}
        ports = self._ports()
        routes = {link.id: tuple(self._route(link, ports)) for link in self._links}
        along = max(end for _, end in self._spans.values())
        across = max(self._across[item] + self._sizes[item].across / 2 for item in self._sizes)
        return Layout(nodes, labels, routes, Box(along, across))

    def _edge(self, item: Item, side: int) -> float:
        """Where along a node ends (1), or begins (-1)."""
        box = self._boxes[item[0]]
        return self._centre(item).along + side * (box.along / 2 - box.free_along)

    def _along(self) -> dict[Item, tuple[float, float]]:
        """Where the layer of every item begins and ends."""
        spans: dict[Item, tuple[float, float]] = {}
        start = 0.0
        for layer in self._layers:
            end = start + max(self._sizes[item].along for item in layer)
            spans |= dict.fromkeys(layer, (start, end))
            start = end + _GAP_ALONG
        return spans

    def _centre(self, item: Item) -> Point:
        start, end = self._spans[item]
        return Point((start + end) / 2, self._across[item])

    def _ports(self) -> dict[tuple[str, bool], float]:
        """Where across each link leaves its upper node (True), and reaches its lower one (False)."""
        sides: dict[tuple[str, bool], list[tuple[float, str]]] = {}
        for link in self._links:
            chain = self._chains[link.id]
            sides.setdefault((link.upper, True), []).append((self._across[chain[1]], link.id))
            sides.setdefault((link.lower, False), []).append((self._across[chain[-2]], link.id))
        ports: dict[tuple[str, bool], float] = {}
        for (name, leaves), met in sides.items():
            wished, links = zip(*sorted(met), strict=True)
            room = (self._boxes[name].across - 2 * self._boxes[name].free_across) * _SIDE
            places = within(wished, self._across[name, -1], room, _PORT_GAP)
            ports |= {(link, leaves): place for link, place in zip(links, places, strict=True)}
        return ports

    def _route(self, link: Link, ports: Mapping[tuple[str, bool], float]) -> list[Point]:
        chain = self._chains[link.id]
        start, end = self._edge(chain[0], 1), self._edge(chain[-1], -1)
        leaves, arrives = ports[link.id, True], ports[link.id, False]
        points = [
            Point(start, leaves),
            Point(self._spans[chain[0]][1], leaves),
        ]
        for item in chain[1:-1]:
            first, last = self._spans[item]
            # A line may bend freely where there is no label to pass.
            if first < last:
                points += [Point(first, self._across[item]), Point(last, self._across[item])]
        return [
            *points,
            Point(self._spans[chain[-1]][0], arrives),
            Point(end, arrives),
        ]


def _chain(link: Link, rank: Mapping[str, int]) -> tuple[Item, ...]:
    """The items of a link, layer by layer."""
    between = range(2 * rank[link.upper] + 1, 2 * rank[link.lower])
    return ((link.upper, -1), *((link.id, layer) for layer in between), (link.lower, -1))


def _middle(upper: int, lower: int) -> int:
    """The layer of labels that lies halfway between two ranks."""
    return upper + lower - (upper + lower + 1) % 2
