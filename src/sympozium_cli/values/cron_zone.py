"""The ticks of a cron in a time zone whose clocks jump.

The walk is that of robfig/cron v3.0.1, spec.go, func Next, with the arithmetic of Go's time.Date: an hour
that the clock skips has no tick, one that it repeats has its ticks twice, and a schedule for some days
only misses a day without a midnight in the zones east of Greenwich, as upstream does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sympozium_cli.values.cron_days import YEARS_TO_SEARCH
from sympozium_cli.values.cron_field import CronError

if TYPE_CHECKING:
    from sympozium_cli.values.cron import Cron

_MINUTE = 60
_HOUR = 3600
_NOON = 12
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def load_zone(name: str) -> tzinfo:
    """The zone of an IANA name such as Europe/London; CronError where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise CronError(f"there is no time zone {name!r}", "timezone", token=name) from error


def seconds_in_zone(cron: Cron, zone: tzinfo, after: int) -> Iterator[int]:
    """The ticks strictly after `after`, all in seconds since 1970; ends where five years have none."""
    tick = _Walk(cron, zone, after).next_tick()
    while tick is not None:
        yield tick
        tick = _Walk(cron, zone, tick).next_tick()


class _Walk:
    """The way from one instant to the next tick, field by field from the month down.

    Each step answers whether it found its match before the field above it moved on.
    """

    __slots__ = ("clock", "cron", "last_year", "moment", "rounded", "zone")

    def __init__(self, cron: Cron, zone: tzinfo, after: int) -> None:
        self.cron = cron
        self.zone = zone
        self.rounded = False
        self._stand_at(after + 1)
        self.last_year = self.clock.year + YEARS_TO_SEARCH
        self._stand_at((after // _MINUTE + 1) * _MINUTE)

    def next_tick(self) -> int | None:
        while self.clock.year <= self.last_year:
            if self._find_month() and self._find_day() and self._find_hour() and self._find_minute():
                return self.moment
        return None

    def _find_month(self) -> bool:
        while not self.cron.month >> self.clock.month & 1:
            self._round(self.clock.replace(day=1, hour=0, minute=0))
            self._set(_a_month_later(self.clock))
            if self.clock.month == 1:
                return False
        return True

    def _find_day(self) -> bool:
        while not self.cron.matches_day(self.clock.day, self.clock.isoweekday() % 7):
            self._round(self.clock.replace(hour=0, minute=0))
            before = self.moment
            self._set(self.clock + timedelta(days=1))
            if self.clock.hour:
                # The clock skipped midnight; upstream steps to the nearest one it can name.
                hours = 24 - self.clock.hour if self.clock.hour > _NOON else -self.clock.hour
                self._stand_at(self.moment + hours * _HOUR)
            if self.moment <= before:
                # A zone crossed the date line and left a day out, as Samoa did in 2011: upstream never gets past it.
                self.last_year = 0
                return False
            if self.clock.day == 1:
                return False
        return True

    def _find_hour(self) -> bool:
        while not self.cron.hour >> self.clock.hour & 1:
            self._round(self.clock.replace(minute=0))
            self._stand_at(self.moment + _HOUR)
            if self.clock.hour == 0:
                return False
        return True

    def _find_minute(self) -> bool:
        while not self.cron.minute >> self.clock.minute & 1:
            self.rounded = True
            # Upstream tries every minute; as no clock jumps within an hour these land in the same place.
            later = self.cron.minute >> self.clock.minute
            minutes = (later & -later).bit_length() - 1 if later else 60 - self.clock.minute
            self._stand_at(self.moment + minutes * _MINUTE)
            if self.clock.minute == 0:
                return False
        return True

    def _round(self, clock: datetime) -> None:
        """Go to the start of the month, day or hour, the first time that one of them does not match."""
        if not self.rounded:
            self.rounded = True
            self._set(clock)

    def _set(self, clock: datetime) -> None:
        """Stand where the clock of the zone shows this; Go's choice where it does so twice or never."""
        wanted = int((clock.replace(tzinfo=UTC) - _EPOCH).total_seconds())
        instant = wanted - self._offset(wanted)
        self._stand_at(wanted - self._offset(instant))

    def _stand_at(self, moment: int) -> None:
        self.moment = moment
        self.clock = datetime.fromtimestamp(moment, self.zone).replace(tzinfo=None, fold=0)

    def _offset(self, moment: int) -> int:
        offset = datetime.fromtimestamp(moment, self.zone).utcoffset()
        return int(offset.total_seconds()) if offset else 0


def _a_month_later(clock: datetime) -> datetime:
    """The same day and time of the next month; the 31st of a short month is the 1st of the one after."""
    following = (clock.replace(day=1) + timedelta(days=31)).replace(day=1)
    return following + timedelta(days=clock.day - 1)
