"""How many runs start on each day of the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sympozium_cli.forecast.minutes import between
from sympozium_cli.report.forecast_view import View


def per_local_day(view: View, sets: Iterable[int]) -> list[dict[str, Any]]:
    """The starts on every day of the zone that the window touches."""
    starts = list(sets)
    return [
        {"date": day.isoformat(), "runs": sum(between(minutes, first, end) for minutes in starts)}
        for day, first, end in _days(view)
    ]


def _days(view: View) -> Iterator[tuple[date, int, int]]:
    """Every day with its first minute, and the one after its last."""
    window = view.forecast.asked.window
    day, last = view.local(window.start).date(), view.local(window.end).date()
    first = 0
    while day <= last:
        following = day + timedelta(days=1)
        midnight = datetime.combine(following, time(), view.zone).astimezone(UTC)
        end = min(max(window.minute(midnight), first), window.size)
        yield day, first, end
        day, first = following, end
