"""A line of the file with carets below it, as wide as the terminal shows them."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.lint.finding import Place
from sympozium_cli.report.masking import masked
from sympozium_cli.report.terminal import inert

_WIDEST = 160
_TAB = "    "
_GAP = "..."


class Excerpt(NamedTuple):
    """The text to show, and the cells where the carets start and end."""

    text: str
    start: int
    end: int


def excerpt(place: Place, width: int = 0) -> Excerpt:
    """The line of `place`, cut to a window around the span where it is wider than `width` cells (0: 160)."""
    line = masked(place.line_text.replace("\ufeff", ""))
    first, last = _columns(place, line)
    before, marked, after = _shown(line[:first]), _shown(line[first:last]), _shown(line[last:])
    start = cells(before)
    end = start + max(1, cells(marked))
    return _window(Excerpt(before + marked + after, start, end), width or _WIDEST)


def _columns(place: Place, line: str) -> tuple[int, int]:
    start, end = place.span
    first = min(start.column - 1, len(line))
    last = end.column - 1 if end.line == start.line else len(line.rstrip())
    return first, max(min(last, len(line)), first)


def _shown(text: str) -> str:
    return inert(text.replace("\t", _TAB))


def _window(whole: Excerpt, width: int) -> Excerpt:
    if cells(whole.text) <= width:
        return whole
    room = max(width - 2 * len(_GAP), 10)
    first = max(0, min(whole.start - room // 4, cells(whole.text) - room))
    text = _cut(whole.text, first, first + room)
    head = _GAP if first else ""
    tail = _GAP if first + room < cells(whole.text) else ""
    shift = len(head) - first
    start = whole.start + shift
    return Excerpt(head + text + tail, start, max(start + 1, min(whole.end + shift, len(head) + cells(text))))


def _cut(text: str, first: int, last: int) -> str:
    kept, cell = [], 0
    for character in text:
        if first <= cell < last:
            kept.append(character)
        cell += cells(character)
    return "".join(kept)


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
