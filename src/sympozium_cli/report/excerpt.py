"""A line of the file with carets below it, as wide as the terminal shows them."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.lint.finding import Place
from sympozium_cli.report.cells import cells, cut
from sympozium_cli.report.masking import masked
from sympozium_cli.report.terminal import inert

_WIDEST = 160
_TAB = "    "
_GAP = "..."
_NEARBY = 1024
"""So many characters on either side of a place are looked at; what is further away is never shown."""


class Excerpt(NamedTuple):
    """The text to show, and the cells where the carets start and end."""

    text: str
    start: int
    end: int


def excerpt(place: Place, width: int = 0) -> Excerpt:
    """The line of `place`, cut to a window around the span where it is wider than `width` cells (0: 160)."""
    text, first, last = nearby(place)
    line = masked(text)
    before, marked, after = _shown(line[:first]), _shown(line[first:last]), _shown(line[last:])
    start = cells(before)
    end = start + max(1, cells(marked))
    return _window(Excerpt(before + marked + after, start, end), width or _WIDEST)


def nearby(place: Place) -> tuple[str, int, int]:
    """The part of the line around `place` that can ever be shown, and the indexes where the span starts and ends."""
    first, last = _columns(place)
    offset = max(0, first - _NEARBY)
    text = place.line_text[offset : first + _NEARBY]
    return text, first - offset, min(last - offset, len(text))


def _columns(place: Place) -> tuple[int, int]:
    """The indexes where the span starts and ends in its first line."""
    line, (start, end) = place.line_text, place.span
    first = min(start.column - 1, len(line))
    last = end.column - 1 if end.line == start.line else len(line.rstrip())
    return first, max(min(last, len(line)), first)


def _shown(text: str) -> str:
    return inert(text.replace("\t", _TAB))


def _window(whole: Excerpt, width: int) -> Excerpt:
    total = cells(whole.text)
    if total <= width:
        return whole
    room = max(width - 2 * len(_GAP), 10)
    first = max(0, min(whole.start - room // 4, total - room))
    text = cut(whole.text, first, first + room)
    head = _GAP if first else ""
    tail = _GAP if first + room < total else ""
    shift = len(head) - first
    start = whole.start + shift
    return Excerpt(head + text + tail, start, max(start + 1, min(whole.end + shift, len(head) + cells(text))))
