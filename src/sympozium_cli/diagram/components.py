"""The parts of a picture that hang together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sympozium_cli.diagram.picture import Edge


class Component(NamedTuple):
    """Nodes that edges connect with each other, and these edges."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]


def components(nodes: Sequence[str], edges: Iterable[Edge]) -> list[Component]:
    """The parts, in the order of their first nodes; a node that no edge leads to or from is a part by itself."""
    leaders = {node: node for node in nodes}

    def leader(node: str) -> str:
        while leaders[node] != node:
            leaders[node] = leaders[leaders[node]]
            node = leaders[node]
        return node

    listed = list(edges)
    for edge in listed:
        leaders[leader(edge.target)] = leader(edge.source)
    parts: dict[str, tuple[list[str], list[Edge]]] = {}
    for node in nodes:
        parts.setdefault(leader(node), ([], []))[0].append(node)
    for edge in listed:
        parts[leader(edge.source)][1].append(edge)
    return [Component(tuple(members), tuple(inner)) for members, inner in parts.values()]
