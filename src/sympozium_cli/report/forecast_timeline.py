"""A forecast as a picture: a row for each persona, a cell for some minutes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sympozium_cli.forecast.minutes import between
from sympozium_cli.forecast.outlook import Outlook
from sympozium_cli.forecast.silence import (
    BLOCKED,
    ENDLESS,
    EXCLUDED,
    NO_SCHEDULE,
    SUPPRESSED,
    UNREACHABLE,
    UNREADABLE,
)
from sympozium_cli.report.cells import cells, folded
from sympozium_cli.report.forecast_scale import Scale
from sympozium_cli.report.forecast_view import View, length, padded, short_name

_MOST_IN_DIGITS = 9
_SILENT = {
    EXCLUDED: "excluded",
    NO_SCHEDULE: "no schedule",
    SUPPRESSED: "suppressed: it follows another persona",
    BLOCKED: "blocked by its web endpoint",
    UNREADABLE: "the cron expression cannot be read",
    UNREACHABLE: "never: no date fits",
    ENDLESS: "one run after the other: no date fits",
}
_TOGETHER = "together"


def timeline(view: View) -> Iterator[str]:
    """The lines of the picture; none where the clock starts nobody."""
    if not any(one.silence is None for one in view.shown):
        return
    rows = [(short_name(view, one), one) for one in view.shown]
    collisions = _collisions(view)
    margin = max([cells(name) for name, _ in rows] + [len(_TOGETHER) if collisions else 0]) + 2
    window = view.forecast.asked.window
    scale = Scale.of(window, view.zone, max(view.width - margin, 10))
    yield (" " * margin + view.terminal.paint(scale.ruler(), "dim")).rstrip()
    for name, one in rows:
        yield padded(name, margin) + _row(view, scale, one)
    if collisions:
        yield padded(_TOGETHER, margin) + _cells(view, scale, collisions, "warning")
    yield ""
    legend = _legend(view, scale, collisions)
    indent = " " * margin if margin + cells(legend) <= view.width else ""
    yield from (indent + view.terminal.paint(line, "dim") for line in folded(legend, view.width))


def _row(view: View, scale: Scale, one: Outlook) -> str:
    if one.silence is not None:
        return view.terminal.paint(view.fitted(_SILENT[one.silence.reason], scale.cells), "dim")
    return _cells(view, scale, one.starts, "bold", at_once=one.at_once)


def _cells(view: View, scale: Scale, minutes: int, style: str, *, at_once: bool = False) -> str:
    """The cells of a row, those of one style painted together."""
    signs = [_sign(view, between(minutes, *scale.minutes(cell)), style) for cell in range(scale.cells)]
    if at_once:
        signs[0] = (">", "warning")
    return "".join(
        view.terminal.paint("".join(sign for sign, _ in group), painted)
        for painted, group in groupby(signs, key=lambda sign: sign[1])
    )


def _sign(view: View, number: int, style: str) -> tuple[str, str]:
    """The sign for a number of starts, and how it is painted."""
    none, one = _signs(view)
    if number <= 1:
        return (one, style) if number else (none, "dim")
    return str(number) if number <= _MOST_IN_DIGITS else "#", style


def _signs(view: View) -> tuple[str, str]:
    """The signs for no start, and for one."""
    return (".", "o") if view.plain else ("·", "•")


def _legend(view: View, scale: Scale, collisions: int) -> str:
    _, one = _signs(view)
    numbers = {
        between(minutes, *scale.minutes(cell))
        for minutes in (*(outlook.starts for outlook in view.shown), collisions)
        for cell in range(scale.cells)
    }
    parts = [f"a cell is {length(scale.step)}", f"{one} one start"]
    if any(1 < number <= _MOST_IN_DIGITS for number in numbers):
        parts.append("2-9 so many")
    if any(number > _MOST_IN_DIGITS for number in numbers):
        parts.append("# ten or more")
    if any(outlook.at_once for outlook in view.shown):
        parts.append("> first run, at once")
    return ", ".join(parts)


def _collisions(view: View) -> int:
    """The minutes in which more than one persona starts, of which one at least is shown."""
    found = view.forecast.collisions
    minutes = found.others
    for positions, where in found.groups:
        if not view.chosen.isdisjoint(positions):
            minutes |= where
    return minutes
