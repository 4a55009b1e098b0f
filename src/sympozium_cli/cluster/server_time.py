"""What time it is by the API server's clock: ages count by it, and ours may be anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

_AGREED: Final = timedelta(seconds=3)
"""By how much the clocks may differ and be taken as equal: the header counts whole seconds, and answers take time."""


class ServerTime:
    """The API server's clock, as far as the headers of its answers tell it.

    Args:
        wall: our own clock.
    """

    def __init__(self, wall: Callable[[], datetime]) -> None:
        self._wall = wall
        self._ahead = timedelta()

    def told(self, headers: Mapping[str, str]) -> None:
        """Take note of an answer that has just come."""
        there = _date(headers.get("Date") or "")
        if there is not None:
            ahead = there - self._wall()
            self._ahead = ahead if abs(ahead) > _AGREED else timedelta()

    def now(self) -> datetime:
        """The time; our own before anything was told."""
        return self._wall() + self._ahead


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
