"""The order in which watched runs are shown, when not all of them fit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sympozium_cli.monitor.causality import age_order
from sympozium_cli.monitor.run import Run
from sympozium_cli.monitor.standing import standing
from sympozium_cli.monitor.tally import NOTHING, Tally, tally


class Picture(NamedTuple):
    """What is shown of some runs.

    Args:
        shown: those that fit, the most interesting first.
        hidden: how many do not.
        total: all of them taken together.
    """

    shown: tuple[Run, ...]
    hidden: int
    total: Tally


def picture(runs: Iterable[Run], now: datetime, room: int) -> Picture:
    """Choose what is shown in `room` lines: what goes on and what has failed, and the newest of the rest."""
    everything = list(runs)
    total = NOTHING
    for run in everything:
        total += tally(run)
    ordered = sorted(everything, key=age_order, reverse=True)
    ordered.sort(key=lambda run: _rank(run, now))
    return Picture(tuple(ordered[:room]), max(len(ordered) - room, 0), total)


def _rank(run: Run, now: datetime) -> int:
    if not run.finished:
        return 0
    return 1 if standing(run, now).is_trouble else 2
