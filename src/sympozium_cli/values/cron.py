"""Cron expressions exactly as the schedule controller understands them.

Upstream parses with robfig/cron v3.0.1: five fields, an optional TZ= or CRON_TZ= before them, no
descriptors (internal/controller/sympoziumschedule_controller.go).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from sympozium_cli.values.cron_field import KINDS, CronError, parse_field
from sympozium_cli.values.plural import count

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

__all__ = ["Cron", "CronError"]

_ZONE_PREFIXES = ("TZ=", "CRON_TZ=")
_UTC_ZONES = (None, "UTC", "Local")
_GAP_TICKS = 100


class Cron(NamedTuple):
    """When a schedule fires. The five fields are bit sets: bit 9 of `hour` says 9 o'clock."""

    zone: str | None
    minute: int
    hour: int
    day_of_month: int
    month: int
    day_of_week: int
    star: tuple[bool, bool, bool, bool, bool]
    """For each field whether `*`, `?` or `*/1` leaves it open."""

    @classmethod
    def parse(cls, text: str) -> Cron:
        """The schedule an expression describes; CronError, which says why, where upstream refuses it."""
        if not text.startswith(_ZONE_PREFIXES):
            return cls._of_fields(None, text)
        prefix, blank, fields = text.partition(" ")
        if not blank:
            raise CronError("nothing follows the time zone, and the parser crashes on it", "panic", token=text)
        zone = prefix.partition("=")[2] or "UTC"
        if zone not in _UTC_ZONES:
            from sympozium_cli.values.cron_zone import load_zone

            load_zone(zone)
        return cls._of_fields(zone, fields.strip())

    @classmethod
    def _of_fields(cls, zone: str | None, text: str) -> Cron:
        if text.startswith("@"):
            raise CronError(f"{text!r} is a descriptor, and only five fields are read", "descriptor", token=text)
        fields = text.split()
        if len(fields) != len(KINDS):
            raise CronError(f"has {count(len(fields), 'field')} instead of five", "fields", token=text)
        (
            (minutes, any_minute),
            (hours, any_hour),
            (days, any_day),
            (months, any_month),
            (weekdays, any_weekday),
        ) = (parse_field(field, kind) for field, kind in zip(fields, KINDS, strict=True))
        star = (any_minute, any_hour, any_day, any_month, any_weekday)
        return cls(zone, minutes, hours, days, months, weekdays, star)

    @property
    def restricted_day_of_month(self) -> bool:
        """Whether the day of the month matters; "1-31" matters to upstream, "*" and "*/1" do not."""
        return not self.star[2]

    @property
    def restricted_day_of_week(self) -> bool:
        """Whether the day of the week matters; "0-6" matters to upstream, "*" and "*/1" do not."""
        return not self.star[4]

    @property
    def names_hours(self) -> bool:
        """Whether it fires in some hours of the day only, so that the time zone matters."""
        return self.hour != KINDS[1].everything

    @property
    def time_zone(self) -> tzinfo | None:
        """The zone whose clock it follows; None for UTC, which is also that of the controller's container."""
        if self.zone in _UTC_ZONES:
            return None
        from sympozium_cli.values.cron_zone import load_zone

        return load_zone(self.zone or "")

    def matches_day(self, day: int, weekday: int) -> bool:
        """Whether it fires on the day (1 to 31) and weekday (0 is Sunday) of a matching month.

        Where both are restricted one of them is enough (robfig/cron spec.go, func dayMatches).
        """
        in_month = bool(self.day_of_month >> day & 1)
        in_week = bool(self.day_of_week >> weekday & 1)
        either = self.restricted_day_of_month and self.restricted_day_of_week
        return in_month or in_week if either else in_month and in_week

    def minutes_of_day(self) -> set[int]:
        """The minutes, 0 to 1439 and on the clock of its zone, at which it fires on a day that matches."""
        minutes = _members(self.minute)
        return {60 * hour + minute for hour in _members(self.hour) for minute in minutes}

    def ticks(self, start: datetime, limit: int) -> list[datetime]:
        """Up to `limit` instants, in UTC, strictly after `start`, which must know its time zone.

        Fewer where five years pass without one, at which upstream gives up. No zone means UTC, the zone of
        the controller's container.
        """
        from datetime import UTC, datetime

        return [datetime.fromtimestamp(second, UTC) for second in islice(self.seconds(start), limit)]

    def never_fires(self, start: datetime) -> bool:
        """Whether there is no tick in the five years after `start`."""
        return next(self.seconds(start), None) is None

    def shortest_gap(self, start: datetime, ticks: int = _GAP_TICKS) -> int | None:
        """The fewest seconds between two neighbours of the next `ticks` ticks; None for fewer than two."""
        return min((late - early for early, late in pairwise(islice(self.seconds(start), ticks))), default=None)

    def canonical(self) -> str:
        """The five fields, without the zone, as explicit lists or `*`; it parses to the same schedule."""
        fields = (self.minute, self.hour, self.day_of_month, self.month, self.day_of_week)
        return " ".join(
            "*" if star else ",".join(map(str, _members(bits))) or ","
            for bits, star in zip(fields, self.star, strict=True)
        )

    def seconds(self, start: datetime) -> Iterator[int]:
        """The ticks strictly after `start`, which must know its time zone, in seconds since 1970."""
        after = int(start.timestamp() // 1)
        zone = self.time_zone
        if zone is None:
            from sympozium_cli.values.cron_days import seconds_in_utc

            return seconds_in_utc(self, after)
        from sympozium_cli.values.cron_zone import seconds_in_zone

        return seconds_in_zone(self, zone, after)


def _members(bits: int) -> list[int]:
    return [number for number in range(bits.bit_length()) if bits >> number & 1]
