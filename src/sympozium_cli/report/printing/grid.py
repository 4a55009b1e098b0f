"""Rows as columns that stand below each other, with the widths that kubectl gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sympozium_cli.report.cells import cells, cut
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.report.writable import can_show

_GAP: Final = 3
_NARROWEST: Final = 6
_NARROWEST_CUT: Final = 8
_MORE: Final = "\u2026"


class Cell(NamedTuple):
    """A text, and its style; "" for none."""

    text: str
    style: str = ""


def lines(
    rows: Sequence[Sequence[Cell]], terminal: Terminal, encoding: str = "utf-8", *, first_cut: int = 1
) -> Iterator[str]:
    """The rows as lines, without blanks at their ends.

    Where a terminal is too narrow, the widest of the columns from `first_cut` on are cut; before them are those that
    people want to copy.
    """
    shown = [[cell._replace(text=inert(cell.text)) for cell in row] for row in rows]
    widths = [max(map(cells, (cell.text for cell in column))) for column in zip(*shown, strict=True)]
    widths = _fitted(widths, terminal.width, first_cut)
    more = _MORE if can_show(_MORE, encoding) else "."
    for row in shown:
        yield _line(row, widths, terminal, more)


def _padded(width: int) -> int:
    return max(width + _GAP, _NARROWEST)


def _fitted(widths: list[int], room: int, first_cut: int) -> list[int]:
    """The widths, the widest of them smaller until the line fits, or nothing is left to be cut."""
    fitted = list(widths)
    while room and (over := _total(fitted) - room) > 0:
        widest = max(range(min(first_cut, len(fitted) - 1), len(fitted)), key=fitted.__getitem__)
        if fitted[widest] <= _NARROWEST_CUT:
            fitted[-1] = max(fitted[-1] - over, 1)
            break
        fitted[widest] -= 1
    return fitted


def _total(widths: list[int]) -> int:
    return sum(map(_padded, widths[:-1])) + sum(widths[-1:])


def _line(row: Sequence[Cell], widths: Sequence[int], terminal: Terminal, more: str) -> str:
    parts = []
    for position, (cell, width) in enumerate(zip(row, widths, strict=True)):
        text = cell.text if cells(cell.text) <= width else cut(cell.text, 0, width - 1) + more
        last = not any(other.text for other in row[position + 1 :])
        blanks = "" if last else " " * (_padded(width) - cells(text))
        parts.append(terminal.paint(text, cell.style) + blanks)
        if last:
            break
    return "".join(parts)
