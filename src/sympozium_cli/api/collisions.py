"""Whether two schedules ever fire in the same minute."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sympozium_cli.api.ticks import reference_start
from sympozium_cli.values.cron import Cron

if TYPE_CHECKING:
    from datetime import datetime

_UTC = (None, "UTC", "Local")
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TICKS_TO_COMPARE = 50
_CACHED = 1024


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
    return any(_fires_at(frequent, tick) for tick in _next_ticks(rare))


@lru_cache(_CACHED)
def _next_ticks(cron: Cron) -> tuple[datetime, ...]:
    return tuple(cron.ticks(reference_start(), _TICKS_TO_COMPARE))


def _fires_at(cron: Cron, tick: datetime) -> bool:
    clock = tick if _zone(cron) is None else _local(tick, cron)
    in_time = cron.minute >> clock.minute & cron.hour >> clock.hour & cron.month >> clock.month & 1
    return bool(in_time) and cron.matches_day(clock.day, clock.isoweekday() % 7)


def _local(tick: datetime, cron: Cron) -> datetime:
    from sympozium_cli.values.cron_zone import load_zone

    return tick.astimezone(load_zone(cron.zone or ""))
