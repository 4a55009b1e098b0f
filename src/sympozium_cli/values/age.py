"""How long ago something was, as kubectl says it (k8s.io/apimachinery/pkg/util/duration, HumanDuration)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
_YEAR: Final = 365 * _DAY
_PAIRS: Final = (
    (10 * _MINUTE, _MINUTE, "m", 1, "s"),
    (3 * _HOUR, _MINUTE, "m", 0, ""),
    (8 * _HOUR, _HOUR, "h", _MINUTE, "m"),
    (2 * _DAY, _HOUR, "h", 0, ""),
    (8 * _DAY, _DAY, "d", _HOUR, "h"),
    (2 * _YEAR, _DAY, "d", 0, ""),
    (8 * _YEAR, _YEAR, "y", _DAY, "d"),
)
"""Below which number of seconds two units are used: the larger one, and the smaller one if there is any."""


def human_duration(seconds: float) -> str:
    """Some seconds in at most two units: "5m30s", "3h", "2d4h"; what lies in the future is "<invalid>"."""
    whole = int(seconds)
    if whole < -1:
        return "<invalid>"
    if whole < 2 * _MINUTE:
        return f"{max(whole, 0)}s"
    for limit, large, name, small, rest in _PAIRS:
        if whole < limit:
            left = whole % large // small if small else 0
            return f"{whole // large}{name}" + (f"{left}{rest}" if left else "")
    return f"{whole // _YEAR}y"


def moment(text: object) -> datetime | None:
    """A timestamp of the API server, "2026-08-07T09:00:02Z"; None for what is none."""
    try:
        instant = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return instant if instant is not None and instant.tzinfo is not None else None


def age(text: object, now: datetime) -> str:
    """How long ago a timestamp is; "<unknown>" for what is none."""
    instant = moment(text)
    return "<unknown>" if instant is None else human_duration((now - instant).total_seconds())
