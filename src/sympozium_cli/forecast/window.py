"""The span of time that a forecast is for, counted in minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_MINUTE = 60


class Window(NamedTuple):
    """The time after `start`, an instant in UTC, up to and with the instant `seconds` later.

    Its minutes are numbered: 0 is the one that `start` lies in, 1 the first that begins after it.
    """

    start: datetime
    seconds: int

    @property
    def end(self) -> datetime:
        """The last instant of it."""
        return self.start + timedelta(seconds=self.seconds)

    @property
    def origin(self) -> int:
        """Minute 0, counted from 1970."""
        return int(self.start.timestamp()) // _MINUTE

    @property
    def size(self) -> int:
        """How many minutes have a number."""
        return self.minute(self.end) + 1

    @property
    def days(self) -> float:
        """How many days it lasts."""
        return self.seconds / 86_400

    def minute(self, instant: datetime) -> int:
        """The number of the minute that an instant lies in."""
        return int(instant.timestamp()) // _MINUTE - self.origin

    def instant(self, minute: int) -> datetime:
        """When a minute begins, in UTC; number 0 counts from `start` itself."""
        if minute == 0:
            return self.start
        return datetime.fromtimestamp((self.origin + minute) * _MINUTE, UTC)
