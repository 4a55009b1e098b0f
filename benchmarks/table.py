"""The result for people: one Markdown table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.rows import MEMORY, Row

_TITLES = ("case", "what", "ours (least)", "peer", "peer's (least)", "ratio", "goal", "met", "rounds")
_MILLISECONDS_FROM = 0.01
_MET = {None: "", True: "yes", False: "**no**"}


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table, columns aligned."""
    lines = [_TITLES, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = tuple("-" * width for width in widths)
    return "\n".join(_line(cells, widths) for cells in (lines[0], rule, *lines[1:]))


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.case,
        row.metric,
        _amount(row, row.ours, row.least),
        row.peer,
        _amount(row, row.theirs, row.theirs_least),
        f"{row.ratio:.3g}",
        "" if row.goal is None else f"<= {row.goal:g}",
        _MET[row.met],
        "/".join(map(str, row.rounds)),
    )


def _amount(row: Row, value: float, least: float) -> str:
    if row.amount:
        return f"{row.amount / value / 1e6:.1f} MB/s"
    if row.metric == MEMORY:
        return f"{value / 1e6:.1f} MB"
    return f"{_duration(value)} ({_duration(least)})"


def _duration(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.0f} ms" if seconds >= _MILLISECONDS_FROM else f"{seconds * 1e6:.0f} us"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
