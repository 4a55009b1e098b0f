"""Rows as columns that stand below each other, with the widths that kubectl gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sympozium_cli.report.cells import cells, cut
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.report.writable import can_show

_GAP: Final = 3
_NARROWEST: Final = 6
_NARROWEST_CUT: Final = 12
_NARROWEST_COPIED: Final = 30
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
    """The widths, the widest of them smaller until the line fits, or nothing is left to be cut.

    What people want to copy comes last, and only where all the rest would not be seen for it.
    """
    fitted = list(widths)
    start = min(first_cut, len(fitted) - 1)
    for part, narrowest in ((range(start, len(fitted)), _NARROWEST_CUT), (range(start), _NARROWEST_COPIED)):
        while room and part and sum(map(_padded, fitted[:-1])) + sum(fitted[-1:]) > room:
            widest = max(part, key=fitted.__getitem__)
            if fitted[widest] <= narrowest:
                break
            fitted[widest] -= 1
    return fitted


def _line(row: Sequence[Cell], widths: Sequence[int], terminal: Terminal, more: str) -> str:
    """A row; what still does not fit into the terminal is cut off at its end."""
    parts, used = [], 0
    for position, (cell, width) in enumerate(zip(row, widths, strict=True)):
        room = min(width, terminal.width - used) if terminal.width else width
        text = cell.text if cells(cell.text) <= room else cut(cell.text, 0, room - 1) + more
        last = room < width or not any(other.text for other in row[position + 1 :])
        blanks = 0 if last else _padded(width) - cells(text)
        parts.append(terminal.paint(text, cell.style) + " " * blanks)
        used += cells(text) + blanks
        if last or (terminal.width and used >= terminal.width):
            break
    return "".join(parts).rstrip(" ") if not terminal.colour else "".join(parts)
