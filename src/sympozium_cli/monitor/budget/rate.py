"""How fast tokens are used."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

HOUR: Final = 3600.0
_DAY: Final = 24 * HOUR
WINDOWS: Final = (HOUR, 6 * HOUR, _DAY, 7 * _DAY)
"""The seconds over which the pace is taken: the first in which enough runs ended."""
ENOUGH: Final = 3
LEAST: Final = 300.0
"""A pack that is younger is taken to be this old: one run is no pace."""
EASE: Final = HOUR
_FORGOTTEN: Final = 30 * EASE
"""The seconds after which a run weighs e times less in the pace of a watch."""


class Pulse(NamedTuple):
    """The tokens of a run, what it cost in millionths of a US dollar, and when it ended."""

    at: datetime
    tokens: int
    micro: int = 0


class Rate(NamedTuple):
    """A pace.

    Args:
        per_hour: tokens an hour.
        micro: millionths of a US dollar an hour.
        seconds: the time over which it is taken.
        runs: how many runs ended in it.
        complete: whether all runs that ended in it can still be there; otherwise it is a lower bound.
    """

    per_hour: float = 0.0
    micro: float = 0.0
    seconds: float = 0.0
    runs: int = 0
    complete: bool = True


NO_PACE: Final = Rate()


def rate(pulses: Sequence[Pulse], now: datetime, since: datetime | None, kept_from: datetime | None = None) -> Rate:
    """The pace over the shortest of the usual times in which enough runs ended, or else over the longest.

    Args:
        pulses: the runs.
        now: the present.
        since: when it all began.
        kept_from: from when on no run has been removed; None for always.
    """
    life = max((now - since).total_seconds(), LEAST) if since is not None else math.inf
    ages = sorted(max((now - pulse.at).total_seconds(), 0.0) for pulse in pulses)
    within = [window for window in WINDOWS if len(ages) >= ENOUGH and ages[ENOUGH - 1] <= window]
    seconds = min((*within, WINDOWS[-1])[0], life)
    inside = [pulse for pulse in pulses if (now - pulse.at).total_seconds() <= seconds]
    if not inside:
        return NO_PACE
    tokens, micro = sum(pulse.tokens for pulse in inside), sum(pulse.micro for pulse in inside)
    complete = kept_from is None or (now - kept_from).total_seconds() >= seconds
    return Rate(tokens * HOUR / seconds, micro * HOUR / seconds, seconds, len(inside), complete)


def eased(pulses: Iterable[Pulse], now: datetime, since: datetime | None) -> float:
    """Tokens an hour as a moving average that forgets smoothly, so that it neither jumps nor stands still."""
    ages = ((pulse.tokens, max((now - pulse.at).total_seconds(), 0.0)) for pulse in pulses)
    weight = sum(tokens * math.exp(-age / EASE) for tokens, age in ages if age < _FORGOTTEN)
    life = max((now - since).total_seconds(), LEAST) if since is not None else math.inf
    return weight * HOUR / (EASE * (1.0 - math.exp(-life / EASE)))
