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
    def size(self) -> int:
        """How many minutes have a number."""
        return self.minute(int(self.end.timestamp())) + 1

    @property
    def days(self) -> float:
        """How many days it lasts."""
        return self.seconds / 86_400

    def minute(self, second: int) -> int:
        """The number of the minute of an instant, given in seconds since 1970."""
        return second // _MINUTE - int(self.start.timestamp()) // _MINUTE

    def instant(self, minute: int) -> datetime:
        """When a minute begins, in UTC; number 0 counts from `start` itself."""
        if minute == 0:
            return self.start
        return datetime.fromtimestamp((int(self.start.timestamp()) // _MINUTE + minute) * _MINUTE, UTC)
