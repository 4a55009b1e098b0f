"""Columns of the user's own: `-o custom-columns=NAME:.metadata.name,PHASE:.status.phase`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sympozium_cli.errors import InputError, UsageError
from sympozium_cli.report.printing import Object, Printer, Screen
from sympozium_cli.report.printing.grid import Cell, lines
from sympozium_cli.values.jsonpath.nodes import Template
from sympozium_cli.values.jsonpath.parse import JsonPathError, parse_field
from sympozium_cli.values.jsonpath.texts import listed
from sympozium_cli.values.jsonpath.walk import WalkError

_PARTS = re.compile(r"""(?:\[[^\]]*\]|'[^']*'|"[^"]*"|[^,])+|(?<=,)(?=,)|(?<=,)\Z""")


class _Wanted(NamedTuple):
    """The title of a column, and what stands in it."""

    head: str
    template: Template


def prepared(argument: str) -> Printer:
    """The printer of some columns.

    Raises:
        UsageError: the columns cannot be read.
    """
    columns = [_column(part) for part in _PARTS.findall(argument)]

    def text(objects: Sequence[Object], screen: Screen) -> str:
        heads = [Cell(column.head, "bold") for column in columns]
        rows = [[Cell(_cell(column, value)) for column in columns] for value in objects]
        shown = [heads, *rows] if screen.headers else rows
        return "".join(f"{line}\n" for line in lines(shown, screen.terminal._replace(width=0)))

    return text


def _column(text: str) -> _Wanted:
    head, colon, expression = text.partition(":")
    if not colon:
        raise UsageError(f"'{text}' is no column", hint="write TITLE:EXPRESSION, as in NAME:.metadata.name")
    try:
        return _Wanted(head, parse_field(expression))
    except JsonPathError as error:
        raise UsageError(f"'{expression}' in column {head} is no expression: {error}") from None


def _cell(column: _Wanted, value: Object) -> str:
    try:
        return listed(column.template, value)
    except WalkError as error:
        raise InputError(f"column {column.head} does not fit: {error}") from None
