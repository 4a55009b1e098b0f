"""The ticks of a cron in UTC, where every day has the same minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from sympozium_cli.values.cron import Cron

YEARS_TO_SEARCH = 5
"""How long upstream looks for the next tick (robfig/cron spec.go, func Next)."""

_DAY = 86_400
_MONTHS = 12


def seconds_in_utc(cron: Cron, after: int) -> Iterator[int]:
    """The ticks strictly after `after`, all in seconds since 1970; ends where five years have none."""
    from datetime import date

    day_zero = date(1970, 1, 1).toordinal()
    times = [60 * minute for minute in sorted(cron.minutes_of_day())]
    start = date.fromordinal(day_zero + (after + 1) // _DAY)
    year, month, last_year = start.year, start.month, start.year + YEARS_TO_SEARCH
    while times and year <= last_year:
        for day in _matching_days(cron, date(year, month, 1)):
            midnight = (day - day_zero) * _DAY
            if midnight + _DAY > after:
                last_year = year + YEARS_TO_SEARCH
                yield from (midnight + time for time in times if midnight + time > after)
        year, month = (year, month + 1) if month < _MONTHS else (year + 1, 1)


def _matching_days(cron: Cron, first: date) -> Iterator[int]:
    """The ordinals of the days of a month, given by its first day, on which the cron fires."""
    if cron.month >> first.month & 1:
        start = first.toordinal()
        for day in range(_length(first)):
            if cron.matches_day(day + 1, (start + day) % 7):
                yield start + day


def _length(first: date) -> int:
    following = first.replace(year=first.year + first.month // _MONTHS, month=first.month % _MONTHS + 1)
    return (following - first).days
