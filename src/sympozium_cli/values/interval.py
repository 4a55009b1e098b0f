"""What the controller makes of `schedule.interval`: one of a few words, or hourly.

The table is upstream's internal/controller/ensemble_controller.go, func intervalToCron
(personapack_controller.go before v0.9.0), as it has stood since v0.8.1. Before, nobody's minutes were staggered, and
three hours were not in it.
"""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.values.duration import MINUTE, guess_duration, parse_duration
from sympozium_cli.values.release import Release

_SHAPES = {
    "* * * * *": ("1m", "1min"),
    "{0}/5 * * * *": ("5m", "5min"),
    "{0}/10 * * * *": ("10m", "10min"),
    "{0}/15 * * * *": ("15m", "15min"),
    "{0}/30 * * * *": ("30m", "30min"),
    "{0} * * * *": ("1h", "60m"),
    "{0} */2 * * *": ("2h",),
    "{0} */3 * * *": ("3h",),
    "{0} */4 * * *": ("4h",),
    "{0} */6 * * *": ("6h",),
    "{0} */12 * * *": ("12h",),
    "{0} 0 * * *": ("24h", "1d"),
}
_SHAPE_OF = {word: shape for shape, words in _SHAPES.items() for word in words}
_HOURLY = "{0} * * * *"
_EVERY_THREE_HOURS = _SHAPE_OF["3h"]
_STAGGER = 2
_STAGGERED_SINCE = Release(0, 8, 1)
_HOUR = 60
_DAY = 24 * _HOUR
_WEEK = 7 * _DAY

KNOWN_INTERVALS: tuple[str, ...] = tuple(_SHAPE_OF)
"""The intervals that mean what they say, in the order of their length."""

_INTERVAL_OF_MINUTES = {
    **{(parse_duration(word) or 0) // MINUTE: word for word in reversed(KNOWN_INTERVALS) if word[-1] in "mh"},
    _DAY: "1d",
}
_NAMED = {
    "minutely": ("interval", "1m"),
    "hourly": ("interval", "1h"),
    "daily": ("interval", "1d"),
    "midnight": ("interval", "1d"),
    "weekly": ("cron", "0 0 * * 0"),
    "monthly": ("cron", "0 0 1 * *"),
    "yearly": ("cron", "0 0 1 1 *"),
    "annually": ("cron", "0 0 1 1 *"),
}


class Interval(NamedTuple):
    """What becomes of an interval."""

    cron: str
    """The cron expression the controller writes into the schedule."""
    known: bool
    """Whether the interval is one of `KNOWN_INTERVALS`."""
    verbatim: bool
    """Whether the controller takes the interval for a cron expression, and passes it on as it stands."""


def interval_cron(interval: str, index: int, release: Release) -> Interval:
    """The schedule of the persona at position `index` (from 0, excluded personas counted) of the list."""
    staggered = release >= _STAGGERED_SINCE
    shape = _SHAPE_OF.get(interval.strip().lower())
    if shape == _EVERY_THREE_HOURS and not staggered:
        shape = None
    if shape is None and " " in interval:
        return Interval(interval, known=False, verbatim=True)
    if not staggered:
        return Interval((shape or _HOURLY).replace("{0}/", "*/").format(0), known=shape is not None, verbatim=False)
    minute = _STAGGER * index % _period(shape or _HOURLY)
    return Interval((shape or _HOURLY).format(minute), known=shape is not None, verbatim=False)


def interval_suggestion(text: str) -> tuple[str, str] | None:
    """The exact way to say what an interval means: ("interval", "2h") or ("cron", "*/20 * * * *").

    None where the meaning is unclear ("30") or has no exact form: 45 minutes do not divide an hour.
    """
    words = text.strip().lower().removeprefix("@").removeprefix("every").strip()
    if words in _NAMED:
        return _NAMED[words]
    duration = guess_duration(words) or guess_duration(f"1 {words}")
    minutes, rest = divmod(parse_duration(duration) or 0 if duration else 0, MINUTE)
    return _exactly(minutes) if minutes > 0 and rest == 0 else None


def _period(shape: str) -> int:
    step = shape.split(maxsplit=1)[0].partition("/")[2]
    return int(step) if step else _HOUR


def _exactly(minutes: int) -> tuple[str, str] | None:
    known = _INTERVAL_OF_MINUTES.get(minutes)
    if known is not None:
        return "interval", known
    if _HOUR % minutes == 0:
        return "cron", f"*/{minutes} * * * *"
    if _DAY % minutes == 0 and minutes % _HOUR == 0:
        return "cron", f"0 */{minutes // _HOUR} * * *"
    return ("cron", "0 0 * * 0") if minutes == _WEEK else None
