"""Where a parsed text stands in its file."""

from __future__ import annotations

from sympozium_cli.source.lines import Lines
from sympozium_cli.source.mark import Mark
from sympozium_cli.source.problem import Flaw, Problem, Range
from sympozium_cli.source.span import Position, Span


class Place:
    """The part of a file that a parser was given, and whose marks count from there.

    `lines` are those of the file, `start` is the index of the part's first character, `first_line` its line.
    """

    __slots__ = ("first_line", "lines", "start")

    def __init__(self, lines: Lines, start: int, first_line: int) -> None:
        self.lines = lines
        self.start = start
        self.first_line = first_line

    def position(self, mark: Mark) -> Position:
        """Where a parser's mark stands in the file."""
        return Position(self.first_line + mark.line, mark.column + 1)

    def span(self, reached: Range) -> Span:
        """Where a pair of marks stands in the file."""
        return Span(self.position(reached.start), self.position(reached.end))

    def trimmed(self, reached: Range) -> Span:
        """The same without the white space at its end, which libyaml counts to block scalars."""
        start, end = self.start + reached.start.index, self.start + reached.end.index
        length = len(self.lines.text[start:end].rstrip())
        return Span(self.position(reached.start), self.lines.position(start + length))

    def problem(self, flaw: Flaw) -> Problem:
        """What a flaw is, for those who know no marks."""
        related = tuple((self.span(reached), text) for reached, text in flaw.related)
        return Problem(flaw.kind, flaw.message, self.span(flaw.where), related)
