"""Objects as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sympozium_cli.report.printing import Printer
from sympozium_cli.report.printing.grid import Cell, lines
from sympozium_cli.report.printing.screen import Column, Screen

_NAME: Final = "NAME"


def prepared(argument: str) -> Printer:
    """The printer."""
    del argument
    return lambda objects, screen: table(objects, screen, [column for column in screen.columns if not column.wide])


def table(objects: Sequence[Any], screen: Screen, columns: Iterable[Column]) -> str:
    """The table with these columns; nothing for no objects. They may be whatever the columns can read."""
    if not objects:
        return ""
    chosen = tuple(columns)
    heads = [Cell(column.head, "bold") for column in chosen]
    rows = [[_cell(column, value) for column in chosen] for value in objects]
    copied = next((number for number, column in enumerate(chosen, 1) if column.head == _NAME), 1)
    shown = [heads, *rows] if screen.headers else rows
    return "".join(f"{line}\n" for line in lines(shown, screen.terminal, screen.encoding, first_cut=copied))


def _cell(column: Column, value: Any) -> Cell:
    text = column.cell(value)
    return Cell(text, column.styles.get(text, ""))
