"""Text in an SVG: how wide it probably is, how it is cut, and how it is written."""

from __future__ import annotations

from html import escape

from sympozium_cli.report.cells import cells, cut, folded
from sympozium_cli.report.wording import plain

_CELL = 0.57
"""The width of a cell in the size of the type: fonts differ, so this is more than most need."""

_BOLD_CELL = 0.61
_MOST_LINES = 3


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is, in the unit of its size."""
    return cells(plain(text)) * size * (_BOLD_CELL if bold else _CELL)


def wrapped(text: str, room: float, size: float, most: int = _MOST_LINES, *, bold: bool = False) -> list[str]:
    """A text in so many lines of that width at the most; what is left out is replaced by an ellipsis."""
    number = max(int(room / (size * (_BOLD_CELL if bold else _CELL))), 4)
    lines = [line for part in folded(plain(text), number) for line in _pieces(part, number)]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _shortened(lines[most - 1] + " " + lines[most], number)]


def write(text: str) -> str:
    """A text as it may stand in XML, in an element or an attribute; pure ASCII, so that no encoding can break it."""
    return escape(plain(text), quote=True).encode("ascii", "xmlcharrefreplace").decode("ascii")


def number(value: float) -> str:
    """A coordinate, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def _pieces(word: str, room: int) -> list[str]:
    """A line as it is, or cut where it is too long."""
    width = cells(word)
    return [cut(word, start, start + room) for start in range(0, width, room)] if width > room else [word]


def _shortened(text: str, room: int) -> str:
    return f"{cut(text, 0, room - 1).rstrip()}\u2026"
