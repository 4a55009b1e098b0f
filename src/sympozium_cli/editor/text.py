"""A text as editors count in it.

They end a line at LF, CR LF or CR alone, while YAML 1.1 also ends one at NEL, LS and PS; and they count UTF-16 code
units unless they have agreed on something else (Language Server Protocol 3.17, Position and PositionEncodingKind).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from sympozium_cli.source import Lines, Position, Span

UTF_16: Final = "utf-16"

_BREAK = re.compile(r"\r\n|\n|\r")
_BYTE_ORDER_MARK = "\ufeff"


class Point(NamedTuple):
    """A line and a column, both counted from 0."""

    line: int
    column: int


class Range(NamedTuple):
    """From `start` up to, but not including, `end`."""

    start: Point
    end: Point


class Change(NamedTuple):
    """Put `text` in the place of `range`."""

    range: Range
    text: str


_WIDTHS: Final[Mapping[str, Callable[[str], int]]] = {
    UTF_16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-32": len,
}


class EditorText:
    """The text of a file, and the way between an editor's points and our positions.

    Args:
        written: the text as the editor has it, perhaps with a byte order mark.
        units: what columns count: "utf-16", "utf-8" or "utf-32".
    """

    def __init__(self, written: str, units: str = UTF_16) -> None:
        self.written = written
        self.text = written.removeprefix(_BYTE_ORDER_MARK)
        self.lines = Lines(self.text)
        self._shift = len(written) - len(self.text)
        self._width = _WIDTHS[units]
        self._starts = [0, *(match.end() for match in _BREAK.finditer(written))]

    def index(self, point: Point) -> int:
        """How many characters of `text` stand before a point; one behind the end of its line stands at that end."""
        if point.line >= len(self._starts):
            return len(self.text)
        start = self._starts[point.line]
        line = self._line(point.line)
        # A column in the middle of a character means its beginning.
        before = bisect_right(range(len(line) + 1), point.column, key=lambda end: self._width(line[:end])) - 1
        return max(start + before - self._shift, 0)

    def position(self, point: Point) -> Position:
        """Where a point stands for everybody else here."""
        return self.lines.position(self.index(point))

    def point(self, index: int) -> Point:
        """Where the character of `text` with this index stands for the editor."""
        place = index + self._shift
        line = bisect_right(self._starts, place) - 1
        return Point(line, self._width(self.written[self._starts[line] : place]))

    def range(self, span: Span) -> Range:
        """Where a span stands for the editor."""
        start, end = (self.point(self.lines.index(position)) for position in span)
        return Range(start, max(start, end))

    def change(self, span: Span, text: str) -> Change:
        """The change that puts `text` in the place of a span."""
        return Change(self.range(span), text)

    def first_line_of(self, span: Span) -> Range:
        """The range of a span as far as its first line goes."""
        whole = self.range(span)
        if whole.start.line == whole.end.line:
            return whole
        return Range(whole.start, Point(whole.start.line, self._width(self._line(whole.start.line).rstrip())))

    def _line(self, number: int) -> str:
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.written)
        return self.written[self._starts[number] : end].rstrip("\r\n")


def touches(one: Range, other: Range) -> bool:
    """Whether the ranges overlap or meet."""
    return one.start <= other.end and other.start <= one.end
