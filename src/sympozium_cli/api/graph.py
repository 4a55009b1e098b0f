"""Edges as a graph: the cycles they form, and the longest way that leads to each persona."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sympozium_cli.api.pack import Relationship

Path = tuple[Relationship, ...]


class Way(NamedTuple):
    """The longest way to a persona: how many edges it has, and the last of them (None where it has none)."""

    length: int
    last: Relationship | None


def cycles(edges: Sequence[Relationship]) -> tuple[Path, ...]:
    """For every edge that closes a cycle of edges before it, the shortest such cycle, that edge last.

    A cycle through the same personas is given once. Without the closing edges, and others between the same two
    personas, there would be no cycle.
    """
    leaving: dict[str, list[Relationship]] = {}
    found: dict[tuple[str, ...], Path] = {}
    for edge in _not_settled(edges):
        way = _shortest(leaving, edge.target, edge.source)
        if way is not None:
            found.setdefault(_turned((*way, edge)), (*way, edge))
        leaving.setdefault(edge.source, []).append(edge)
    return tuple(found.values())


def longest_ways(edges: Sequence[Relationship]) -> dict[str, Way]:
    """The longest way to each persona; one on a cycle, or behind one, is left out: its ways have no end."""
    leaving = _by_source(edges)
    ways: dict[str, Way] = {}
    for name in _settled(edges):
        length, _ = ways.setdefault(name, Way(0, None))
        for edge in leaving.get(name, ()):
            if ways.get(edge.target, Way(0, None)).length <= length:
                ways[edge.target] = Way(length + 1, edge)
    return {name: ways[name] for name in _settled(edges)}


def trace(ways: dict[str, Way], name: str) -> Path:
    """The edges of the longest way to `name`, from its start on."""
    back = []
    last = ways[name].last
    while last is not None:
        back.append(last)
        last = ways[last.source].last
    return tuple(reversed(back))


def names_along(path: Path) -> str:
    """The personas that a path visits: "a -> b -> a"."""
    return " -> ".join((path[0].source, *(edge.target for edge in path)))


def _settled(edges: Sequence[Relationship]) -> dict[str, None]:
    """The personas that neither lie on a cycle nor behind one, sources before targets."""
    leaving = _by_source(edges)
    waits_for = {name: 0 for edge in edges for name in (edge.source, edge.target)}
    for edge in edges:
        waits_for[edge.target] += 1
    free = [name for name, number in waits_for.items() if number == 0]
    for name in free:
        for edge in leaving.get(name, ()):
            waits_for[edge.target] -= 1
            if waits_for[edge.target] == 0:
                free.append(edge.target)
    return dict.fromkeys(free)


def _not_settled(edges: Sequence[Relationship]) -> list[Relationship]:
    settled = _settled(edges)
    return [edge for edge in edges if edge.source not in settled]


def _by_source(edges: Iterable[Relationship]) -> dict[str, list[Relationship]]:
    leaving: dict[str, list[Relationship]] = {}
    for edge in edges:
        leaving.setdefault(edge.source, []).append(edge)
    return leaving


def _shortest(leaving: dict[str, list[Relationship]], start: str, goal: str) -> Path | None:
    came_by: dict[str, Relationship | None] = {start: None}
    waiting = [start]
    for name in waiting:
        if name == goal:
            return _traced(came_by, goal)
        for edge in leaving.get(name, ()):
            if edge.target not in came_by:
                came_by[edge.target] = edge
                waiting.append(edge.target)
    return None


def _traced(came_by: dict[str, Relationship | None], goal: str) -> Path:
    back = []
    edge = came_by[goal]
    while edge is not None:
        back.append(edge)
        edge = came_by[edge.source]
    return tuple(reversed(back))


def _turned(cycle: Path) -> tuple[str, ...]:
    """The personas of a cycle, from the alphabetically first on, so that all its turns are equal."""
    names = [edge.source for edge in cycle]
    first = names.index(min(names))
    return (*names[first:], *names[:first])
