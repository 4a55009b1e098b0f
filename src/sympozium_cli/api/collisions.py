"""Whether two schedules ever fire in the same minute."""

from __future__ import annotations

from sympozium_cli.api.ticks import reference_start
from sympozium_cli.values.cron import Cron

_UTC = (None, "UTC", "Local")
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TICKS_TO_COMPARE = 50


def collide(one: Cron, other: Cron) -> bool:
    """Whether both fire in some minute.

    Exact where they share a time zone, since every date comes on every weekday in its time. Between two zones
    the next ticks of the one that fires less often are compared.
    """
    if _zone(one) == _zone(other):
        return bool(one.minute & other.minute and one.hour & other.hour) and _share_a_day(one, other)
    rare, frequent = sorted((one, other), key=lambda cron: len(cron.minutes_of_day()))
    return _share_an_instant(rare, frequent)


def _zone(cron: Cron) -> str | None:
    return None if cron.zone in _UTC else cron.zone


def _share_a_day(one: Cron, other: Cron) -> bool:
    months = one.month & other.month
    return any(
        one.matches_day(day, weekday) and other.matches_day(day, weekday)
        for month, length in enumerate(_DAYS_OF_MONTH, 1)
        if months >> month & 1
        for day in range(1, length + 1)
        for weekday in range(7)
    )


def _share_an_instant(rare: Cron, frequent: Cron) -> bool:
    from datetime import timedelta

    minute = timedelta(minutes=1)
    ticks = rare.ticks(reference_start(), _TICKS_TO_COMPARE)
    return any(frequent.ticks(tick - minute, 1) == [tick] for tick in ticks)
