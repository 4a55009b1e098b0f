"""Where objects are printed, and how much of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sympozium_cli.report.terminal import Terminal


class Column(NamedTuple):
    """A column of the table of a kind.

    Args:
        head: its title.
        cell: what it says of an object.
        wide: whether only `-o wide` shows it.
        styles: how to colour some of its cells.
    """

    head: str
    cell: Callable[[Any], str]
    wide: bool = False
    styles: Mapping[str, str] = {}


class Screen(NamedTuple):
    """What the printers have to know.

    Args:
        columns: of the kind that is printed.
        single: whether one object was asked for by its name, and not a list.
        headers: whether tables have a first line with titles.
        terminal: colours and width.
        encoding: of the stream.
    """

    columns: tuple[Column, ...] = ()
    single: bool = False
    headers: bool = True
    terminal: Terminal = Terminal()
    encoding: str = "utf-8"
