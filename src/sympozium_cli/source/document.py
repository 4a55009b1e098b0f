"""A document: its value, what is wrong with it as a text, and where everything in it stands."""

from __future__ import annotations

from sympozium_cli.source.build import Built
from sympozium_cli.source.events import Event, ScalarEvent
from sympozium_cli.source.node import MappingNode, Node, SequenceNode, reach
from sympozium_cli.source.path import FieldPath
from sympozium_cli.source.place import Place
from sympozium_cli.source.problem import Problem
from sympozium_cli.source.resolve import Value
from sympozium_cli.source.scalar import Scalar, scalar_of
from sympozium_cli.source.span import Position, Span


class Document:
    """One document of a file, or (`within`) a part of one that is a document by itself.

    `source` is the file's name for people, `number` counts the documents of the file from 1,
    `value` is what kubectl reads (None where it refuses), `lines` are those of the whole file.
    """

    __slots__ = ("_place", "_root", "lines", "number", "problems", "source", "value")

    def __init__(
        self,
        source: str,
        number: int,
        place: Place,
        built: Built | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.source = source
        self.number = number
        self.value: Value = built.value if built else None
        self.problems = problems
        self.lines = place.lines
        self._place = place
        self._root: Node | None = built.root if built else None

    def span(self, path: FieldPath) -> Span:
        """Where the value stands, or the nearest one around it that the text spells out.

        A block collection spans from its first key or dash to the end of its last value, an anchor or a tag
        belongs to what it marks, a value without text is a point behind its key,
        and what came by an alias or a merge key stands at the anchor.
        """
        _, node, _ = self._find(path)
        return self._span(node) if node is not None else self._beginning()

    def key_span(self, path: FieldPath) -> Span:
        """Where the key of the value stands; `span` for items and for what the text does not spell out."""
        key, _, found = self._find(path)
        return self._place.span(reach(key)) if key is not None and found else self.span(path)

    def scalar(self, path: FieldPath) -> Scalar | None:
        """What the author wrote as this value; None where that is no scalar, or nothing."""
        _, node, found = self._find(path)
        return scalar_of(node) if found and isinstance(node, ScalarEvent) else None

    def key_scalar(self, path: FieldPath) -> Scalar | None:
        """What the author wrote as the key of this value: the key "true" may be a written `on`."""
        key, _, found = self._find(path)
        return scalar_of(key) if found and isinstance(key, ScalarEvent) else None

    def has(self, path: FieldPath) -> bool:
        """Whether the text spells out a value for this path, be it null."""
        return self._find(path)[2]

    def keys(self, path: FieldPath) -> tuple[str, ...]:
        """The keys of the mapping at this path, as read, in the order of the text; () where there is none."""
        _, node, found = self._find(path)
        return tuple(node.children) if found and isinstance(node, MappingNode) else ()

    def within(self, path: FieldPath) -> Document:
        """This document seen from `path`; paths count from there, and the problems stay behind.

        Raises:
            KeyError: the text has nothing there.
        """
        _, node, found = self._find(path)
        if not found or node is None:
            raise KeyError(str(path))
        value = self.value
        for step in path:
            value = value[step]
        return Document(self.source, self.number, self._place, Built(value, node, []))

    def with_problems(self, problems: tuple[Problem, ...]) -> Document:
        """This document with other problems: a part of a document gets back those that concern it."""
        built = Built(self.value, self._root, []) if self._root is not None else None
        return Document(self.source, self.number, self._place, built, problems)

    def text_between(self, span: Span) -> str:
        """The text of the file from the start of the span to its end."""
        return self.lines.text[self.lines.index(span.start) : self.lines.index(span.end)]

    def is_text(self, position: Position) -> bool:
        """Whether the position lies inside a key or a value, so that a `#` there begins no comment."""
        whole = self.span(FieldPath())
        # A file may have many documents, and each is asked about every comment of the file.
        pending: list[Node | Event] = [self._root] if self._root and whole.start <= position < whole.end else []
        while pending:
            node = pending.pop()
            if isinstance(node, MappingNode):
                pending += [part for pair in node.children.values() for part in pair]
            elif isinstance(node, SequenceNode):
                pending += node.children
            elif isinstance(node, ScalarEvent) and node.style:
                span = self._span(node)
                # On the line of a block scalar's indicator, a comment is a comment.
                is_heading = node.style in {"|", ">"} and position.line == span.start.line
                if span.start <= position < span.end and not is_heading:
                    return True
        return False

    def path_at(self, position: Position) -> tuple[FieldPath, bool]:
        """The innermost value around a position, and whether the position is on its key.

        What came by an alias or a merge key is not here but at its anchor; of an alias, its key knows the line.
        """
        path, node = FieldPath(), self._root
        while node is not None:
            step = self._entry_at(node, position) if isinstance(node, MappingNode) else self._item_at(node, position)
            if step is None:
                break
            name, node, on_key = step
            path = path / name
            if on_key:
                return path, True
        return path, False

    def _entry_at(self, node: MappingNode, position: Position) -> tuple[str, Node | None, bool] | None:
        """The entry whose key begins last before the position, unless its value has ended by then."""
        keys = ((self._place.span(reach(key)), name) for name, (key, _) in node.children.items())
        start = self._span(node).start
        span, name = max(((span, name) for span, name in keys if start <= span.start <= position), default=(None, ""))
        if span is None:
            return None
        if position <= span.end:
            return name, None, True
        value = node.children[name][1]
        where = self._span(value)
        if where.start < span.end:
            return (name, None, False) if position.line == span.end.line else None
        return (name, value, False) if position <= where.end else None

    def _item_at(self, node: Node, position: Position) -> tuple[int, Node, bool] | None:
        if not isinstance(node, SequenceNode):
            return None
        for index, item in enumerate(node.children):
            span = self._span(item)
            if span.start <= position <= span.end:
                return index, item, False
        return None

    def _find(self, path: FieldPath) -> tuple[Event | Node | None, Node | None, bool]:
        """The key and the node at the path, or those of the last step that the text spells out."""
        key: Event | Node | None = None
        node = self._root
        for step in path:
            if isinstance(node, MappingNode) and step in node.children and isinstance(step, str):
                key, node = node.children[step]
            elif isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.children):
                key, node = None, node.children[step]
            else:
                return key, node, False
        return key, node, node is not None

    def _span(self, node: Node) -> Span:
        reached = reach(node)
        last: Node | Event = node
        while isinstance(last, MappingNode | SequenceNode) and last.last is not last.opening:
            last = last.last
        is_block = isinstance(last, ScalarEvent) and last.style in {"|", ">"}
        return self._place.trimmed(reached) if is_block else self._place.span(reached)

    def _beginning(self) -> Span:
        start = Position(self._place.first_line, 1)
        return Span(start, start)
