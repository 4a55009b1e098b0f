"""A point in a text, as a parser reports it."""

from __future__ import annotations

from typing import Any, Protocol

from sympozium_cli.source.lines import Lines


class Mark(Protocol):
    """A point; all numbers count from 0, in characters, from the start of the text that was parsed."""

    @property
    def index(self) -> int:
        """How many characters stand before the point."""
        ...

    @property
    def line(self) -> int:
        """How many lines stand before the point's line."""
        ...

    @property
    def column(self) -> int:
        """How many characters of its line stand before the point."""
        ...


class TextMark:
    """A mark that is known by its index alone and looks for its line only when asked."""

    __slots__ = ("_lines", "index")

    def __init__(self, lines: Lines, index: int) -> None:
        self._lines = lines
        self.index = index

    @property
    def line(self) -> int:
        """How many lines stand before the point's line."""
        return self._lines.position(self.index).line - 1

    @property
    def column(self) -> int:
        """How many characters of its line stand before the point."""
        return self._lines.position(self.index).column - 1


class Marked(Protocol):
    """Something that a parser reports, such as an event."""

    start_mark: Any
    end_mark: Any


def start_of(marked: Marked) -> Mark:
    """Where it begins."""
    mark: Mark = marked.start_mark
    return mark


def end_of(marked: Marked) -> Mark:
    """Where it ends."""
    mark: Mark = marked.end_mark
    return mark
