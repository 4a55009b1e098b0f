"""All ticks of a cron in a span of time at once, as the bits of one integer: a day's pattern, laid out day by day.

It is the same as walking from tick to tick, and as fast for a cron that fires every minute as for a rare one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from itertools import takewhile
from typing import TYPE_CHECKING

from sympozium_cli.values.cron_field import KINDS

if TYPE_CHECKING:
    from sympozium_cli.values.cron import Cron

_MINUTE = 60
_DAY = 1440
_BYTES = _DAY // 8
_DAY_ZERO = date(1970, 1, 1).toordinal()
_AROUND_A_JUMP = 2 * _DAY
_PROBE = 360


def minutes_between(cron: Cron, first: int, end: int) -> int:
    """The minutes, counted from 1970 in UTC, from `first` up to and without `end` in which the cron fires.

    Bit 0 stands for `first`, from which the walk begins that this agrees with. A clock that leaves out a whole day, as
    that of Samoa did in 2011, is not provided for.
    """
    zone = cron.time_zone
    if zone is None:
        return _patterned(cron, first, end)
    if cron.month != KINDS[3].everything:
        # Where a month has no first midnight, upstream's walk may pass over all of it.
        return _walked(cron, first, end)
    bits = 0
    for start, stop, offset in _stretches(zone, first, end):
        part = _walked(cron, start, stop) if offset is None else _patterned(cron, start + offset, stop + offset)
        bits |= part << (start - first)
    return bits


def _patterned(cron: Cron, first: int, end: int) -> int:
    """The ticks between two minutes of a clock that never jumps."""
    pattern = sum(1 << minute for minute in cron.minutes_of_day()).to_bytes(_BYTES, "little")
    none = bytes(_BYTES)
    days = range(first // _DAY, -(-end // _DAY))
    laid_out = b"".join(pattern if _fires_on(cron, day) else none for day in days)
    bits = int.from_bytes(laid_out, "little") >> first % _DAY
    return bits & ((1 << max(0, end - first)) - 1)


def _fires_on(cron: Cron, day: int) -> bool:
    on = date.fromordinal(_DAY_ZERO + day)
    return bool(cron.month >> on.month & 1) and cron.matches_day(on.day, on.isoweekday() % 7)


def _walked(cron: Cron, first: int, end: int) -> int:
    """The ticks, one after the other."""
    bits = bytearray((max(0, end - first)) // 8 + 1)
    start = datetime.fromtimestamp(first * _MINUTE - 1, UTC)
    for second in takewhile(lambda second: second < end * _MINUTE, cron.seconds(start)):
        position = second // _MINUTE - first
        bits[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(bits, "little")


def _stretches(zone: tzinfo, first: int, end: int) -> Iterator[tuple[int, int, int | None]]:
    """The span in pieces, each with the minutes by which the zone is ahead; None for the days around a jump."""
    start = first
    for jump in _jumps(zone, first - _AROUND_A_JUMP, end + _AROUND_A_JUMP):
        before, after = max(start, jump - _AROUND_A_JUMP), min(end, jump + _AROUND_A_JUMP)
        if start < before:
            yield _steady(zone, start, min(before, end))
        if before < after:
            yield before, after, None
        start = max(start, after)
    if start < end:
        yield _steady(zone, start, end)


def _steady(zone: tzinfo, start: int, stop: int) -> tuple[int, int, int | None]:
    seconds = _offset(zone, start)
    return start, stop, seconds // _MINUTE if seconds % _MINUTE == 0 else None


def _jumps(zone: tzinfo, first: int, end: int) -> Iterator[int]:
    """The minutes, up to six hours late, at which the clock of the zone has jumped."""
    before = _offset(zone, first)
    for minute in range(first + _PROBE, end + _PROBE, _PROBE):
        now = _offset(zone, minute)
        if now != before:
            yield minute
        before = now


def _offset(zone: tzinfo, minute: int) -> int:
    offset = datetime.fromtimestamp(minute * _MINUTE, zone).utcoffset()
    return int(offset.total_seconds()) if offset else 0
