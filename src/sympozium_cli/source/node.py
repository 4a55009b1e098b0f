"""The shape of a document as it stands in the text, built beside its value.

A node is a parser's scalar event, kept as it came, or a MappingNode or SequenceNode.
Positions are computed from the kept marks when somebody asks, and never otherwise.
"""

from __future__ import annotations

from sympozium_cli.source.events import CollectionStartEvent, Event, NodeEvent, ScalarEvent
from sympozium_cli.source.limits import MAX_FLAWS
from sympozium_cli.source.mark import end_of, start_of
from sympozium_cli.source.number import as_json
from sympozium_cli.source.problem import Flaw, Range, RefusalError
from sympozium_cli.source.resolve import TAG, Value, key


class MappingNode:
    """A mapping, while it is read (`add`) and for ever after.

    `children` holds the event of the key and the node of the value, under the key that kubectl reads.
    """

    __slots__ = ("_firsts", "_key", "_merged", "_name", "children", "closing", "flaws", "last", "opening", "value")

    def __init__(self, opening: CollectionStartEvent, flaws: list[Flaw]) -> None:
        self.opening = opening
        self.closing: Event | None = None
        self.last: NodeEvent | Node = opening
        self.value: dict[str, Value] = {}
        self.children: dict[str, tuple[NodeEvent | Node, Node]] = {}
        self.flaws = flaws
        self._key: NodeEvent | Node | None = None
        self._name: str | None = ""
        self._merged: set[str] | None = None
        self._firsts: dict[str, NodeEvent | Node] | None = None

    @property
    def wants_key(self) -> bool:
        """Whether the next node is a key."""
        return self._key is None

    def add(self, value: Value, node: Node, written: NodeEvent | Node) -> None:
        """Take the next node: a key or the value of the last key.

        `written` is what stands here in the text: `node` itself, or the alias that leads to it.

        Raises:
            RefusalError: kubectl does not read on.
        """
        event = self._key
        if event is None:
            if value.__class__ is not str or value == "<<":
                value = _as_key(value, written)
            self._name = value
            self._key = written
            return
        self._key = None
        self.last = written
        name = self._name
        if name is None:
            self._merge(node, written)
            return
        if value.__class__ is float:
            value = _json_number(value, written)
        if name in self.value:
            self._repeat(name, event)
        self.value[name] = value
        self.children[name] = (event, node)

    def _merge(self, node: Node, written: NodeEvent | Node) -> None:
        """Copy the entries of the merged mappings; those that come first in a list win.

        As kubectl does, an entry that this mapping has already is overwritten: only what
        follows `<<` overrides it (goyaml.v2/decode.go, mapping and merge).
        """
        sources = reversed(node.children) if isinstance(node, SequenceNode) else (node,)
        merged = self._merged = self._merged or set()
        for source in sources:
            if not isinstance(source, MappingNode):
                message = "'<<' merges mappings: its value has to be a mapping, an alias of one, or a list of them"
                raise RefusalError(Flaw("value", message, reach(written)))
            self._report_overwritten(source, written)
            self.value.update(source.value)
            self.children.update(source.children)
            merged.update(source.value)

    def _report_overwritten(self, source: MappingNode, written: NodeEvent | Node) -> None:
        assert self._merged is not None
        for name in source.value:
            if name in self.value and name not in self._merged:
                message = f"key '{name}' is overwritten by the '<<' below it, for kubectl; write '<<' first"
                related = ((reach(written), "overwritten here"),)
                self._report(Flaw("duplicate-key", message, reach(self.children[name][0]), related))

    def _report(self, flaw: Flaw) -> None:
        if len(self.flaws) < MAX_FLAWS:
            self.flaws.append(flaw)

    def _repeat(self, name: str, event: NodeEvent | Node) -> None:
        if self._merged and name in self._merged:
            self._merged.discard(name)
            return
        self._firsts = self._firsts or {}
        first = self._firsts.setdefault(name, self.children[name][0])
        spellings = (getattr(key, "value", name) for key in (first, event))
        reading = next((f" ('{text}' is read as '{name}')" for text in spellings if text != name), "")
        message = f"key '{name}' is written more than once{reading}; kubectl keeps only the last value"
        self._report(Flaw("duplicate-key", message, reach(event), ((reach(first), "first written here"),)))


class SequenceNode:
    """A sequence, while it is read (`add`) and for ever after."""

    __slots__ = ("children", "closing", "last", "opening", "value")

    wants_key = False

    def __init__(self, opening: Event) -> None:
        self.opening = opening
        self.closing: Event | None = None
        self.last: Event | Node = opening
        self.value: list[Value] = []
        self.children: list[Node] = []

    def add(self, value: Value, node: Node, written: NodeEvent | Node) -> None:
        """Take the next item; `written` is what stands here in the text: `node` itself, or an alias of it.

        Raises:
            RefusalError: kubectl does not read on.
        """
        if value.__class__ is float:
            value = _json_number(value, written)
        self.last = written
        self.value.append(value)
        self.children.append(node)


Node = ScalarEvent | MappingNode | SequenceNode


def _as_key(value: Value, written: NodeEvent | Node) -> str | None:
    """The key in the words of JSON; None for the merge key."""
    if value == "<<" and _merges(written):
        return None
    try:
        return key(value)
    except ValueError as error:
        message = f"{error} cannot be a key; put it in quotes if it is meant as text"
        raise RefusalError(Flaw("value", message, reach(written))) from error


def _merges(event: NodeEvent | Node) -> bool:
    return isinstance(event, ScalarEvent) and (event.implicit[0] or event.tag == f"{TAG}merge")


def _json_number(value: float, written: NodeEvent | Node) -> int | float:
    try:
        return as_json(value)
    except ValueError as error:
        text = getattr(written, "value", value)
        message = f"'{text}' is no number for JSON, so kubectl refuses it; put it in quotes if it is text"
        raise RefusalError(Flaw("value", message, reach(written))) from error


def reach(node: Event | Node) -> Range:
    """From where to where something stands in the text, in marks.

    A block collection ends with its last entry, while libyaml's mark lies at the next token.
    """
    start = start_of(node.opening if isinstance(node, MappingNode | SequenceNode) else node)
    while isinstance(node, MappingNode | SequenceNode):
        closing = node.closing
        if closing is not None and end_of(closing).index - start_of(closing).index == 1:
            return Range(start, end_of(closing))
        node = node.last
    return Range(start, end_of(node))
