"""From a parser's events to a value and its nodes, without recursion and within limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from sympozium_cli.source.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NextEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from sympozium_cli.source.limits import MAX_ALIASED, MAX_DEPTH, MAX_EVENTS
from sympozium_cli.source.mark import end_of, start_of
from sympozium_cli.source.node import MappingNode, Node, SequenceNode, reach
from sympozium_cli.source.problem import Flaw, Range, RefusalError
from sympozium_cli.source.resolve import SUSPECT, Value, plain, tagged


class Built(NamedTuple):
    """The value of a document, its root node, and what is wrong with it although it has a value."""

    value: Value
    root: Node
    flaws: list[Flaw]


def build(get: NextEvent) -> Built | None:
    """Read the next document of a stream; None for an empty stream.

    Raises:
        RefusalError: kubectl refuses the document, or it goes beyond a limit.
        PARSE_ERRORS: the text is not YAML.
    """
    get()
    first = get()
    if first.__class__ is StreamEndEvent:
        return None
    version = getattr(first, "version", None)
    if version not in {None, (1, 1)}:
        message = "kubectl reads only YAML 1.1; remove the %YAML line"
        raise RefusalError(Flaw("syntax", message, reach(first)))
    return _Builder(first).read(get)


class _Builder:
    __slots__ = ("aliased", "anchors", "flaws", "stack", "top")

    def __init__(self, first: Event) -> None:
        self.aliased = 0
        self.anchors: dict[str, tuple[Value, Node]] = {}
        self.flaws: list[Flaw] = []
        self.stack: list[MappingNode | SequenceNode] = []
        self.top: MappingNode | SequenceNode = SequenceNode(first)

    def read(self, get: NextEvent) -> Built:
        handlers: dict[type[Event], Callable[[Any], None]] = {
            AliasEvent: self._alias,
            MappingStartEvent: self._open,
            SequenceStartEvent: self._open,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
        }
        for _ in range(MAX_EVENTS):
            event = get()
            if isinstance(event, ScalarEvent):
                # nearly every event passes here, so the common cases are spared a call
                value = event.value
                if not event.implicit[0] or event.tag is not None:
                    if event.tag is not None:
                        value = _tagged(event)
                elif value[:1] in SUSPECT:
                    value = plain(value)
                if event.anchor is not None:
                    self.anchors[event.anchor] = (value, event)
                self.top.add(value, event, event)
            elif isinstance(event, DocumentEndEvent):
                root = self.top
                assert isinstance(root, SequenceNode)
                return Built(root.value[0], root.children[0], self.flaws)
            else:
                handlers[event.__class__](event)
        message = f"the document has more than {MAX_EVENTS:,} keys and values"
        raise RefusalError(Flaw("limit", message, reach(event)))

    def _open(self, event: CollectionStartEvent) -> None:
        if self.top.wants_key:
            raise RefusalError(_collection_as_key(event, self.top.opening))
        if len(self.stack) == MAX_DEPTH:
            raise RefusalError(_too_deep(event))
        mapping = event.__class__ is MappingStartEvent
        node = MappingNode(event, self.flaws) if mapping else SequenceNode(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node.value, node)
        self.stack.append(self.top)
        self.top = node

    def _close(self, event: Event) -> None:
        node = self.top
        node.closing = event
        self.top = self.stack.pop()
        self.top.add(node.value, node, node)

    def _alias(self, event: AliasEvent) -> None:
        if event.anchor not in self.anchors:
            message = f"there is no '&{event.anchor}' above; put the value in quotes if it is text"
            raise RefusalError(Flaw("value", message, reach(event)))
        value, node = self.anchors[event.anchor]
        if isinstance(node, MappingNode | SequenceNode):
            self._check_target(event, node)
        self.top.add(value, node, event)

    def _check_target(self, event: AliasEvent, node: MappingNode | SequenceNode) -> None:
        if node.closing is None:
            related = ((reach(node.opening), "the anchor is written here"),)
            message = f"'*{event.anchor}' stands inside of what it refers to"
            raise RefusalError(Flaw("value", message, reach(event), related))
        if self.top.wants_key:
            raise RefusalError(_collection_as_key(event, event))
        size, depth = _extent(node.value, MAX_ALIASED - self.aliased)
        if len(self.stack) + depth > MAX_DEPTH:
            raise RefusalError(_too_deep(event))
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            message = f"aliases blow the document up to more than {MAX_ALIASED:,} values"
            raise RefusalError(Flaw("limit", message, reach(event)))


def _tagged(event: ScalarEvent) -> Value:
    assert event.tag is not None
    try:
        return tagged(event.tag, event.value)
    except ValueError as error:
        raise RefusalError(Flaw("value", str(error), reach(event))) from error


def _extent(value: Value, enough: int) -> tuple[int, int]:
    """How many values there are in `value`, itself included, and how deep they nest; stops counting beyond `enough`."""
    count = depth = 0
    level = [value]
    while level and count <= enough:
        count += len(level)
        collections = [here for here in level if isinstance(here, dict | list)]
        depth += bool(collections)
        level = [item for here in collections for item in (here.values() if isinstance(here, dict) else here)]
    return count, depth


def _too_deep(event: Event) -> Flaw:
    message = f"the document nests lists and mappings more than {MAX_DEPTH} levels deep"
    return Flaw("limit", message, reach(event))


def _collection_as_key(event: Event, outer: Event) -> Flaw:
    """Two braces in a row are no mapping as a key but a template that nobody has rendered."""
    if end_of(outer).index == start_of(event).index and end_of(event).index > start_of(event).index:
        message = "'{{' looks like a template; render it first, or put the value in quotes"
        return Flaw("value", message, Range(start_of(outer), end_of(event)))
    return Flaw("value", "a list or a mapping cannot be a key; put the value in quotes if it is text", reach(event))
