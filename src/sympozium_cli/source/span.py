"""Where something stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Position(NamedTuple):
    """A line and a column, both counted from 1; columns count characters (code points)."""

    line: int
    column: int


class Span(NamedTuple):
    """From `start` up to, but not including, `end`."""

    start: Position
    end: Position
