"""A picture as a few trees: every edge is one row, and every node has one row of its own, below what starts it."""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.api.pack import SUPERVISION
from sympozium_cli.diagram.picture import Edge, Node, Picture
from sympozium_cli.diagram.ranks import ranks

HERE: Final = ""
ABOVE: Final = "above"
BELOW: Final = "below"
BACK: Final = "back"
SELF: Final = "self"


class Row(NamedTuple):
    """A row of a tree.

    Args:
        node: what stands there.
        edge: what leads to it; None at the root of a tree.
        elsewhere: HERE, or where the node has its own row: ABOVE, BELOW; BACK on a way that comes round to where it
            started, SELF where that is the same node.
        lasts: for each edge on the way from the root whether it is the last of its node.
        leads_on: whether rows follow that start at this one.
    """

    node: Node
    edge: Edge | None
    elsewhere: str
    lasts: tuple[bool, ...]
    leads_on: bool


def rows(picture: Picture, deepest: int) -> list[Row]:
    """The rows of all trees, from the top.

    Args:
        picture: what to draw.
        deepest: how many edges a row may lie below its root; what lies deeper gets a tree of its own.
    """
    return _Trees(picture, deepest).rows


class _Trees:
    def __init__(self, picture: Picture, deepest: int) -> None:
        self.rows: list[Row] = []
        self._nodes = {node.id: node for node in picture.nodes}
        self._leaving: dict[str, list[Edge]] = {node.id: [] for node in picture.nodes}
        for edge in picture.edges:
            self._leaving[edge.source].append(edge)
        self._parents = _parents(picture)
        self._deepest = max(deepest, 1)
        self._roots = [node.id for node in picture.nodes if node.id not in self._parents]
        self._drawn: set[str] = set()
        for root in self._roots:
            self._draw(root)

    def _draw(self, root: str) -> None:
        """A tree, without recursion: a chain of personas may be long."""
        self._put(root, None, HERE, ())
        waiting = self._following(root, (), (root,))
        while waiting:
            edge, lasts, way = waiting.pop()
            elsewhere = self._elsewhere(edge, way)
            self._put(edge.target, edge, elsewhere, lasts)
            if elsewhere == HERE:
                waiting += self._following(edge.target, lasts, (*way, edge.target))

    def _following(
        self, node: str, lasts: tuple[bool, ...], way: tuple[str, ...]
    ) -> list[tuple[Edge, tuple[bool, ...], tuple[str, ...]]]:
        """The edges that leave a node, the first one last."""
        edges = self._leaving[node][::-1]
        return [(edge, (*lasts, number == 0), way) for number, edge in enumerate(edges)]

    def _elsewhere(self, edge: Edge, way: tuple[str, ...]) -> str:
        if edge.source == edge.target:
            return SELF
        if edge.target in way:
            return BACK
        if edge.target in self._drawn:
            return ABOVE
        if self._parents.get(edge.target) != edge.id:
            return BELOW
        if len(way) > self._deepest - 1 and self._leaving[edge.target]:
            self._roots.append(edge.target)
            return BELOW
        return HERE

    def _put(self, node: str, edge: Edge | None, elsewhere: str, lasts: tuple[bool, ...]) -> None:
        leads_on = elsewhere == HERE and bool(self._leaving[node])
        self.rows.append(Row(self._nodes[node], edge, elsewhere, lasts, leads_on))
        if elsewhere == HERE:
            self._drawn.add(node)


def _parents(picture: Picture) -> dict[str, str]:
    """For every node the id of the edge below which it is drawn; none for a root.

    It is one that starts runs, if there is any, and the longest way of all.
    """
    ranked = ranks([node.id for node in picture.nodes], picture.edges)
    best: dict[str, tuple[tuple[bool, int], str]] = {}
    for edge in picture.edges:
        if edge.id in ranked.back:
            continue
        worth = (edge.type != SUPERVISION, ranked.of[edge.source])
        if edge.target not in best or worth > best[edge.target][0]:
            best[edge.target] = (worth, edge.id)
    return {node: edge for node, (_, edge) in best.items()}
