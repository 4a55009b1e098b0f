"""Styled text that is broken into lines, so that nothing in it can leave its column.

A line that were wider than the terminal would go on in its first column, where only our own words may stand; so words
that are too wide are broken as well, and what terminals draw differently counts as its widest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from unicodedata import combining

from sympozium_cli.report.cells import most_cells
from sympozium_cli.report.terminal import Terminal, inert

_MOST_MARKS: Final = 6
"""So many accents may stand on one letter; no script needs more, and hundreds would cover the lines around."""


class Piece(NamedTuple):
    """A text, and its style; "" for none."""

    text: str
    style: str = ""


Line = list[Piece]


def tamed(text: str) -> str:
    """`text` as one line, with nothing that a terminal obeys, hides, or draws beyond its line."""
    shown = inert(text.replace("\t", "    "))
    return shown if shown.isascii() else "".join(_few_marks(shown))


def painted(line: Iterable[Piece], terminal: Terminal) -> str:
    """A line as it is printed."""
    runs = (
        ("".join(piece.text for piece in run), style) for style, run in groupby(line, key=lambda piece: piece.style)
    )
    return "".join(terminal.paint(text, style) for text, style in runs).rstrip(" ")


def filled(pieces: Iterable[Piece], room: int) -> Iterator[Line]:
    """The pieces, which are tamed, as lines of at most `room` cells, broken at blanks; 0 is as wide as it likes."""
    line: Line = []
    used, first = 0, True
    for word in _words(pieces):
        width = sum(most_cells(piece.text) for piece in word)
        if room and line and used + width > room:
            yield line
            line, used, first = [], 0, False
        if not (line or first) and word[0].text == " ":
            continue
        if room and width > room:
            *whole, line = broken(word, room)
            yield from whole
            first = False
            used = sum(most_cells(piece.text) for piece in line)
            continue
        line = [*line, *word]
        used += width
    yield line


def broken(pieces: Iterable[Piece], room: int) -> list[Line]:
    """The pieces as lines of at most `room` cells, broken anywhere; there is always one."""
    lines: list[Line] = [[]]
    used = 0
    for text, style in pieces:
        start = 0
        for end, character in enumerate(text):
            width = most_cells(character)
            if room and used + width > room and used:
                lines[-1].append(Piece(text[start:end], style))
                lines.append([])
                start, used = end, 0
            used += width
        lines[-1].append(Piece(text[start:], style))
    return lines


def _words(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    """Words, whatever the styles of their parts, and the single blanks between them."""
    word: list[Piece] = []
    for text, style in pieces:
        for number, part in enumerate(text.split(" ")):
            if number:
                if word:
                    yield word
                yield [Piece(" ", style)]
                word = []
            if part:
                word.append(Piece(part, style))
    if word:
        yield word


def _few_marks(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = marks + 1 if combining(character) else 0
        if marks <= _MOST_MARKS:
            yield character
