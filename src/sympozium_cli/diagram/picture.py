"""What there is to see of a pack: nodes, edges, the shared memory, and where faults are marked.

Texts are as the author wrote them; whoever shows them makes them safe to look at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

PERSONA: Final = "persona"
STIMULUS: Final = "stimulus"
UNKNOWN: Final = "unknown"

READ_WRITE: Final = "read-write"
READ_ONLY: Final = "read-only"

SCHEDULE: Final = "schedule"
CHANNEL: Final = "channel"
WEB: Final = "web"
ONCE: Final = "once"

DROPPED: Final = "dropped"
BLOCKED: Final = "blocked"


class Mark(NamedTuple):
    """A fault: its number, from 1, in the list of all faults of the picture, and how bad it is."""

    number: int
    severity: str


class Trigger(NamedTuple):
    """What starts runs.

    Args:
        kind: SCHEDULE, CHANNEL, WEB, or ONCE for a stimulus.
        text: in a few words: "every 30m", "slack".
        fate: "" where it works, DROPPED where the controller makes no schedule, BLOCKED where no tick starts a run.
    """

    kind: str
    text: str
    fate: str = ""


class Node(NamedTuple):
    """A persona, the stimulus, or a name that an edge uses and nobody has.

    Args:
        id: what edges call it: unique, of letters, digits and dashes.
        kind: PERSONA, STIMULUS or UNKNOWN.
        name: as the pack has it.
        title: the display name.
        excluded: whether `excludePersonas` names it.
        triggers: what starts its runs, beside edges.
        access: READ_WRITE, READ_ONLY, or "" without shared memory.
        visibility: public, trusted or private, of what it stores; "" without a membrane.
        marks: the faults found there.
    """

    id: str
    kind: str
    name: str
    title: str = ""
    excluded: bool = False
    triggers: tuple[Trigger, ...] = ()
    access: str = ""
    visibility: str = ""
    marks: tuple[Mark, ...] = ()


class Edge(NamedTuple):
    """A relationship.

    Args:
        id: unique among edges.
        type: delegation, sequential, supervision, stimulus, or what the author wrote instead.
        source: the id of a node.
        target: the id of a node.
        condition: when it is followed, in the author's words.
        timeout: how long the source waits, in the author's words.
        live: whether both ends are there, and not excluded.
        cyclic: whether it lies on a cycle that the controller refuses.
        marks: the faults found there.
    """

    id: str
    type: str
    source: str
    target: str
    condition: str = ""
    timeout: str = ""
    live: bool = True
    cyclic: bool = False
    marks: tuple[Mark, ...] = ()


class TrustGroup(NamedTuple):
    """Personas that see each other's trusted entries."""

    name: str
    personas: tuple[str, ...]


class Memory(NamedTuple):
    """The shared memory: its size ("" for the default), its trust groups, and the faults found there."""

    size: str = ""
    membrane: bool = False
    groups: tuple[TrustGroup, ...] = ()
    marks: tuple[Mark, ...] = ()


class Picture(NamedTuple):
    """A pack to look at; `memory` is None where it is switched off, `marks` are the faults of no part that is drawn."""

    kind: str
    name: str
    namespace: str
    release: str
    workflow: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    memory: Memory | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def personas(self) -> tuple[Node, ...]:
        """The nodes that are personas, in their order."""
        return tuple(node for node in self.nodes if node.kind == PERSONA)

    def with_access(self, access: str) -> tuple[Node, ...]:
        """The personas that may use the shared memory in that way."""
        return tuple(node for node in self.nodes if node.access == access)

    def with_texts(self, change: Callable[[str], str]) -> Picture:
        """The picture with everything that an author wrote put through `change`."""
        return self._replace(
            kind=change(self.kind),
            name=change(self.name),
            namespace=change(self.namespace),
            workflow=change(self.workflow),
            nodes=tuple(_node(node, change) for node in self.nodes),
            edges=tuple(_edge(edge, change) for edge in self.edges),
            memory=self.memory and _memory(self.memory, change),
        )


def _node(node: Node, change: Callable[[str], str]) -> Node:
    triggers = tuple(trigger._replace(text=change(trigger.text)) for trigger in node.triggers)
    return node._replace(
        name=change(node.name), title=change(node.title), visibility=change(node.visibility), triggers=triggers
    )


def _edge(edge: Edge, change: Callable[[str], str]) -> Edge:
    return edge._replace(type=change(edge.type), condition=change(edge.condition), timeout=change(edge.timeout))


def _memory(memory: Memory, change: Callable[[str], str]) -> Memory:
    groups = tuple(TrustGroup(change(group.name), tuple(map(change, group.personas))) for group in memory.groups)
    return memory._replace(size=change(memory.size), groups=groups)
