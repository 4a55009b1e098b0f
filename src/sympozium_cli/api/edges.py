"""The edges of a pack that can do something, and those that the controller looks at for cycles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sympozium_cli.api.pack import DELEGATION, SEQUENTIAL, Pack, Relationship
from sympozium_cli.api.persona import Persona
from sympozium_cli.api.remember import remembered
from sympozium_cli.api.workflow import installed
from sympozium_cli.values.release import Release

_DELEGATION_MAY_NOT_CIRCLE = Release(0, 10, 39)


class LiveEdge(NamedTuple):
    """An edge both of whose ends are personas with an agent."""

    edge: Relationship
    source: Persona
    target: Persona


@remembered
def live_edges(pack: Pack, *types: str) -> tuple[LiveEdge, ...]:
    """The edges of the given types between installed personas, in their order."""
    # Of several personas with one name upstream finds the first.
    there = {persona.name: persona for persona in reversed(installed(pack))}
    ends = ((edge, there.get(edge.source), there.get(edge.target)) for edge in pack.edges(*types))
    return tuple(LiveEdge(edge, source, target) for edge, source, target in ends if source and target)


def by_source(edges: Iterable[LiveEdge]) -> tuple[tuple[LiveEdge, ...], ...]:
    """The edges in one group per source; of several to the same target, the first."""
    groups: dict[str, dict[str, LiveEdge]] = {}
    for live in edges:
        groups.setdefault(live.source.name, {}).setdefault(live.target.name, live)
    return tuple(tuple(group.values()) for group in groups.values())


def by_target(edges: Iterable[LiveEdge]) -> tuple[tuple[LiveEdge, ...], ...]:
    """The edges in one group per target; of several from the same source, the first."""
    groups: dict[str, dict[str, LiveEdge]] = {}
    for live in edges:
        groups.setdefault(live.target.name, {}).setdefault(live.source.name, live)
    return tuple(tuple(group.values()) for group in groups.values())


@remembered
def acyclic_edges(pack: Pack) -> tuple[Relationship, ...]:
    """The edges between personas, excluded ones too, that must not form a cycle (ensemble_controller.go).

    From v0.10.39 these are the sequential and the delegation edges together, before that the sequential ones.
    """
    types = (SEQUENTIAL, DELEGATION) if pack.release >= _DELEGATION_MAY_NOT_CIRCLE else (SEQUENTIAL,)
    names = {persona.name for persona in pack.personas}
    return tuple(edge for edge in pack.edges(*types) if edge.source in names and edge.target in names)
