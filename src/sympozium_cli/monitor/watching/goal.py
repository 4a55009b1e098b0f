"""When there is no more to see, and how what was watched has ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor.run import FAILED, SUCCEEDED, Run
from sympozium_cli.monitor.standing import reason, seconds
from sympozium_cli.monitor.watching.board import Board
from sympozium_cli.monitor.watching.roster import is_settled

OK: Final = "ok"
BAD: Final = "failed"
GONE: Final = "gone"

_FOLLOWED: Final = "sympozium.ai/sequential-triggered"
"""The label that the controller gives to a run when it has started those that follow it."""

_HANDOVER: Final = 15.0
"""Seconds in which the controller starts what follows a run: it looks every five."""


class Goal(NamedTuple):
    """What is waited for; nothing of it means for ever.

    Args:
        settled: until every watched run has ended, or serves.
        first: until one of them has.
        phases: until one of them is in one of these.
        idle: seconds in which nothing may happen while nothing goes on; 0 for no such end.
    """

    settled: bool = False
    first: bool = False
    phases: frozenset[str] = frozenset()
    idle: float = 0.0


class End(NamedTuple):
    """How it ended.

    Args:
        outcome: OK, BAD or GONE.
        reasons: for everything that has not ended well, its name and why.
    """

    outcome: str
    reasons: tuple[tuple[str, str], ...] = ()


def end(goal: Goal, board: Board, now: datetime, quiet: float) -> End | None:
    """How the watching ends; None where it goes on.

    Args:
        goal: what is waited for.
        board: the runs.
        now: the present.
        quiet: seconds since anything happened.
    """
    watched = board.watched
    runs = watched.values()
    done = board.lost or watched.settled
    if goal.first and done:
        return result([run for run in runs if is_settled(run)][:1], board, now)
    if any(watched.phases[phase] for phase in goal.phases):
        return result(runs, board, now)
    over = goal.settled or (goal.idle and quiet >= goal.idle)
    still = watched.settled < len(watched)
    if not over or still or not done or any(_is_followed(run, board, now) for run in runs):
        return None
    return result(runs, board, now)


def result(runs: Iterable[Run], board: Board, now: datetime) -> End:
    """How these runs have ended, and those that were deleted before they could."""
    failed = tuple((run.name, reason(run, now)) for run in runs if run.phase == FAILED or run.never_starts)
    gone = tuple((run.name, "it was deleted before it had ended") for run in board.lost.values())
    if failed:
        return End(BAD, (*failed, *gone))
    return End(GONE, gone) if gone else End(OK)


def _is_followed(run: Run, board: Board, now: datetime) -> bool:
    """Whether another run is about to follow this one."""
    if run.phase != SUCCEEDED or run.labels.get(_FOLLOWED) == "true" or not board.followed_by(run):
        return False
    return run.completed is not None and seconds(run.completed, now) < _HANDOVER
