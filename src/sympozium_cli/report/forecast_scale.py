"""The scale of a timeline: how many minutes a cell stands for, and what is written above it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from sympozium_cli.forecast.window import Window

_HOUR = 60
_DAY = 24 * _HOUR
_STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, _DAY, 2 * _DAY, 7 * _DAY, 14 * _DAY, 28 * _DAY)
_MARKS = (
    *((minutes, "%H:%M", 7) for minutes in (5, 10, 15, 30)),
    *((hours * _HOUR, "%H", 4) for hours in (1, 2, 3, 6, 12)),
    (_DAY, "%a %d", 7),
    (7 * _DAY, "%b %d", 7),
    (28 * _DAY, "%b", 4),
)
"""The minutes between two marks, how each is written, and the cells from one to the next at least."""

_LONGEST_IN_HOURS = 2 * 86_400
_QUARTER = (84 * _DAY, "%b", 0)
_MONTHS_OF_MARK = {28 * _DAY: 1, 84 * _DAY: 3}


class Scale(NamedTuple):
    """`cells` cells of `step` minutes; the first begins `lead` minutes before minute 0 of the window."""

    window: Window
    zone: tzinfo
    step: int
    lead: int
    cells: int

    @classmethod
    def of(cls, window: Window, zone: tzinfo, room: int) -> Scale:
        """The finest scale that takes at most `room` cells; they begin at round times of the zone's clock."""
        local = window.start.astimezone(zone)
        since_midnight = _HOUR * local.hour + local.minute
        for step in _STEPS:
            lead = since_midnight % min(step, _DAY)
            cells = (lead + window.size - 1) // step + 1
            if cells <= room:
                break
        return cls(window, zone, step, lead, cells)

    def minutes(self, cell: int) -> tuple[int, int]:
        """The minutes of the window that a cell stands for: the first, and the one after the last."""
        first = cell * self.step - self.lead
        return max(0, first), min(first + self.step, self.window.size)

    def ruler(self) -> str:
        """The line above the cells: the time at those where a round one begins."""
        minutes, form, _ = next(filter(self._suits, _MARKS), _QUARTER)
        line = ""
        for cell, label in self._marks(minutes, form):
            if len(line) <= cell:
                line += " " * (cell - len(line)) + label
        return line

    def _suits(self, mark: tuple[int, str, int]) -> bool:
        """Whether such marks have room; hours are for two days at most."""
        minutes, _, room = mark
        return minutes >= room * self.step and (minutes >= _DAY or self.window.seconds <= _LONGEST_IN_HOURS)

    def _marks(self, minutes: int, form: str) -> Iterator[tuple[int, str]]:
        for wall in self._round_times(minutes):
            instant = wall.replace(tzinfo=self.zone).astimezone(UTC)
            cell = (self.window.minute(instant) + self.lead) // self.step
            if 0 <= cell < self.cells:
                yield cell, f"{wall:{form}}"

    def _round_times(self, minutes: int) -> Iterator[datetime]:
        """The times of the zone's clock, from the first cell on, that such a mark may stand for."""
        start = (self.window.start - timedelta(minutes=self.lead)).astimezone(self.zone).replace(tzinfo=None)
        end = self.window.end.astimezone(self.zone).replace(tzinfo=None)
        wall = start.replace(hour=0, minute=0, second=0, microsecond=0)
        step = timedelta(minutes=min(minutes, _DAY))
        while wall <= end:
            if _is_round(wall, minutes) and wall >= start.replace(second=0):
                yield wall
            wall += step


def _is_round(wall: datetime, minutes: int) -> bool:
    months = _MONTHS_OF_MARK.get(minutes)
    if months is not None:
        return wall.day == 1 and (wall.month - 1) % months == 0
    return minutes <= _DAY or wall.weekday() == 0
