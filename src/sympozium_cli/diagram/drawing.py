"""Make the picture of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sympozium_cli.api import Pack, Persona, Relationship
from sympozium_cli.api.edges import acyclic_edges
from sympozium_cli.api.graph import cycles
from sympozium_cli.api.pack import STIMULUS as STIMULUS_EDGE
from sympozium_cli.api.permeability import visibilities
from sympozium_cli.api.sharing import read_only, shared_memory
from sympozium_cli.api.workflow import excluded
from sympozium_cli.diagram import anchors
from sympozium_cli.diagram.anchors import Anchor, marks_by_anchor
from sympozium_cli.diagram.picture import (
    PERSONA,
    READ_ONLY,
    READ_WRITE,
    STIMULUS,
    UNKNOWN,
    Edge,
    Mark,
    Memory,
    Node,
    Picture,
    TrustGroup,
)
from sympozium_cli.diagram.triggers import stimulus_trigger, triggers
from sympozium_cli.source.path import FieldPath

_ERROR = "error"

Marks = Mapping[Anchor, tuple[Mark, ...]]


def picture(pack: Pack, faults: Iterable[tuple[str, str]] = ()) -> Picture:
    """The picture of a pack.

    Args:
        pack: the effective object.
        faults: path and severity of each fault, in the order in which they are numbered.
    """
    marks = marks_by_anchor(faults)
    nodes = (*_stimulus(pack, marks), *_personas(pack, marks))
    names = _Names(nodes)
    edges = tuple(_edges(pack, names, marks))
    drawn = {(anchors.PERSONA, persona.index) for persona in pack.personas}
    drawn |= {(anchors.EDGE, _position(edge.path)) for edge in pack.relationships}
    drawn |= {(anchors.STIMULUS, 0)} if pack.stimulus else set()
    memory = _memory(pack, marks)
    drawn |= {(anchors.MEMORY, 0)} if memory else set()
    return Picture(
        kind=pack.kind,
        name=pack.name,
        namespace=pack.namespace,
        release=str(pack.release),
        workflow=pack.spec.workflow_type,
        nodes=(*nodes, *names.unknown),
        edges=edges,
        memory=memory,
        marks=tuple(sorted(mark for part, found in marks.items() if part not in drawn for mark in found)),
    )


def _stimulus(pack: Pack, marks: Marks) -> tuple[Node, ...]:
    stimulus = pack.stimulus
    if stimulus is None:
        return ()
    found = marks.get((anchors.STIMULUS, 0), ())
    return (Node("stimulus", STIMULUS, stimulus.name, triggers=(stimulus_trigger(stimulus),), marks=found),)


def _personas(pack: Pack, marks: Marks) -> tuple[Node, ...]:
    words = {id(visible.persona): visible.word for visible in visibilities(pack)}
    return tuple(
        Node(
            id=f"persona-{persona.index}",
            kind=PERSONA,
            name=persona.name,
            title=persona.display_name,
            excluded=excluded(pack, persona),
            triggers=tuple(triggers(pack, persona)),
            access=_access(pack, persona),
            visibility=words.get(id(persona), ""),
            marks=marks.get((anchors.PERSONA, persona.index), ()),
        )
        for persona in pack.personas
    )


def _access(pack: Pack, persona: Persona) -> str:
    memory = shared_memory(pack)
    if memory is None or excluded(pack, persona):
        return ""
    return READ_ONLY if read_only(memory, persona) else READ_WRITE


def _memory(pack: Pack, marks: Marks) -> Memory | None:
    memory = shared_memory(pack)
    if memory is None:
        return None
    around = memory.membrane
    groups = around.trust_groups if around is not None else ()
    return Memory(
        size=memory.storage_size,
        membrane=around is not None,
        groups=tuple(TrustGroup(group.name, tuple(map(str, group.personas))) for group in groups),
        marks=marks.get((anchors.MEMORY, 0), ()),
    )


class _Names:
    """Who a name of an edge means; a name that nobody has gets a node of its own."""

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        # Of several personas with one name upstream finds the first.
        self._personas = {node.name: node for node in reversed(nodes) if node.kind == PERSONA}
        self._stimuli = {node.name: node for node in nodes if node.kind == STIMULUS}
        self._unknown: dict[str, Node] = {}

    @property
    def unknown(self) -> tuple[Node, ...]:
        """The nodes of the names that nobody has."""
        return tuple(self._unknown.values())

    def source(self, edge: Relationship) -> Node:
        """Where an edge starts: a stimulus edge at the stimulus, if it names it."""
        stimulus = self._stimuli.get(edge.source) if edge.type == STIMULUS_EDGE else None
        return stimulus or self.persona(edge.source)

    def persona(self, name: str) -> Node:
        """The persona of that name."""
        new = Node(f"unknown-{len(self._unknown)}", UNKNOWN, name)
        return self._personas.get(name) or self._unknown.setdefault(name, new)


def _edges(pack: Pack, names: _Names, marks: Marks) -> Iterator[Edge]:
    circles = _circles(pack, marks)
    for edge in pack.relationships:
        ends = names.source(edge), names.persona(edge.target)
        position = _position(edge.path)
        own = marks.get((anchors.EDGE, position), ())
        yield Edge(
            id=f"edge-{position}",
            type=edge.type,
            source=ends[0].id,
            target=ends[1].id,
            condition=edge.condition,
            timeout=edge.timeout,
            live=not any(end.excluded or end.kind == UNKNOWN for end in ends),
            cyclic=position in circles,
            marks=tuple(sorted({*own, *circles.get(position, ())})),
        )


def _circles(pack: Pack, marks: Marks) -> dict[int, set[Mark]]:
    """The edges on circles that the controller refuses, with the errors of those that close them, where these stand."""
    circles: dict[int, set[Mark]] = {}
    for path in cycles(acyclic_edges(pack)):
        closing = marks.get((anchors.EDGE, _position(path[-1].path)), ())
        errors = {mark for mark in closing if mark.severity == _ERROR}
        for edge in path:
            circles.setdefault(_position(edge.path), set()).update(errors)
    return circles


def _position(path: FieldPath) -> int:
    step = path[-1] if path else 0
    return step if isinstance(step, int) else 0
