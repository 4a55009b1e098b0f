"""A forecast as a table: for each persona its schedule, how many runs it makes, and when the next ones are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sympozium_cli.forecast.minutes import members
from sympozium_cli.forecast.outlook import Outlook
from sympozium_cli.report.cells import cells
from sympozium_cli.report.forecast_view import View, padded, safe, short_name
from sympozium_cli.values.interval import interval_cron
from sympozium_cli.values.release import Release

_HEADS = ("PERSONA", "RUNS", "A DAY", "SCHEDULE", "NEXT")
_A_DAY = 2
_SCHEDULE = 3
_RIGHT = (1, _A_DAY)
_GAP = "  "
_NARROWEST_SCHEDULE = 12
_MOST_TICKS = 3


def table(view: View) -> Iterator[str]:
    """The lines of the table, of the personas that the clock starts; none where there is no such persona."""
    if all(one.silence is not None for one in view.shown):
        return
    rows, widths = _laid_out(view)
    for number, row in enumerate(rows):
        line = _line(view, row, widths)
        yield line if number else view.terminal.paint(line, "bold")


def per_day(runs: int, days: float) -> str:
    """How many runs that are a day, in two digits behind the point at most."""
    return f"{runs / days:,.2f}".rstrip("0").rstrip(".")


def schedule_of(one: Outlook, release: Release) -> str:
    """The cron expression of a schedule, and the interval that it came from."""
    if one.timer is None:
        return ""
    cron, interval = one.timer.text, one.timer.schedule.interval
    if one.timer.written:
        return safe(cron)
    if not interval:
        return f"{cron} (no interval: hourly)"
    known = interval_cron(interval, one.persona.index, release).known
    return f"{cron} ({safe(interval.strip())}{'' if known else ' unknown: hourly'})"


def _laid_out(view: View) -> tuple[list[tuple[str, ...]], list[int]]:
    """The rows, with the head, and the cells of their columns: as many ticks as fit, then schedules that are cut."""
    for ticks in range(_MOST_TICKS, 0, -1):
        rows = [_HEADS, *(_row(view, one, ticks) for one in view.shown if one.silence is None)]
        if view.forecast.asked.window.days == 1:
            rows = [row[:_A_DAY] + row[_SCHEDULE:] for row in rows]
        widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
        spare = view.width - sum(widths) - len(_GAP) * (len(widths) - 1)
        if spare >= 0:
            break
    if spare < 0:
        widths[-2] = max(_NARROWEST_SCHEDULE, widths[-2] + spare)
    return rows, widths


def _row(view: View, one: Outlook, ticks: int) -> tuple[str, ...]:
    return (
        short_name(view, one),
        f"{one.runs:,}",
        per_day(one.runs, view.forecast.asked.window.days),
        schedule_of(one, view.forecast.pack.release),
        _next(view, one, ticks),
    )


def _next(view: View, one: Outlook, ticks: int) -> str:
    window = view.forecast.asked.window
    minutes = list(islice(members(one.starts), ticks + 1))
    if not minutes and one.following is not None:
        return f"{view.time(one.following)}, later"
    times = [view.time(window.instant(minute)) if minute else "at once" for minute in minutes[:ticks]]
    return ", ".join((*times, view.more) if len(minutes) > ticks else times)


def _line(view: View, row: tuple[str, ...], widths: list[int]) -> str:
    columns = (
        padded(view.fitted(text, width), width, right=position in _RIGHT and position < len(row) - 2)
        for position, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return view.fitted(_GAP.join(columns).rstrip(), view.width)
