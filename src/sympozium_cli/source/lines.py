"""The lines of a text, split no earlier than somebody asks for one.

A line ends where libyaml ends it, so that its marks and these lines agree:
at LF, CR LF, a lone CR, NEL (U+0085), LS (U+2028) and PS (U+2029).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sympozium_cli.source.span import Position

_RARE = ("\r", "\x85", "\u2028", "\u2029")
LINE_BREAKS = "\n\r\x85\u2028\u2029"
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class Lines:
    """The numbered lines of one text; both numbers and columns count from 1."""

    __slots__ = ("_last", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: Sequence[int] | None = None
        self._last = (0, "")

    @property
    def starts(self) -> Sequence[int]:
        """The index of the first character of every line."""
        if self._starts is None:
            from array import array

            found = array("I", (0,))
            found.extend(match.end() for match in _BREAK.finditer(self.text))
            self._starts = found
        return self._starts

    @property
    def count(self) -> int:
        """How many lines there are; a line break at the very end begins no further line."""
        return len(self.starts) - (self.starts[-1] == len(self.text))

    def line(self, number: int) -> str:
        """The line's text without its line break; empty for a line that does not exist.

        Whoever asks for the same line again gets the same text, so that many places in one long line share it.
        """
        if not 1 <= number <= len(self.starts):
            return ""
        if self._last[0] != number:
            end = self.starts[number] if number < len(self.starts) else len(self.text)
            self._last = (number, self.text[self.starts[number - 1] : end].rstrip(LINE_BREAKS))
        return self._last[1]

    def index(self, position: Position) -> int:
        """How many characters stand before `position`."""
        line = min(max(position.line, 1), len(self.starts))
        return min(self.starts[line - 1] + position.column - 1, len(self.text))

    def position(self, index: int) -> Position:
        """Where the character with this index stands."""
        line = bisect_right(self.starts, index)
        return Position(line, index - self.starts[line - 1] + 1)


def count_breaks(text: str, start: int, end: int) -> int:
    """How many line breaks begin in `text[start:end]`."""
    if any(text.find(character, start, end) >= 0 for character in _RARE):
        return len(_BREAK.findall(text, start, end))
    return text.count("\n", start, end)
