"""How a run stands: its phase, or what the phase does not say, and what it waits for.

After the phases of internal/controller/agentrun_controller.go. A controller looks every five seconds and waits for a
memory for at most two minutes, so that a run without a phase is not just slow after `STUCK_AFTER`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor.run import AWAITING, FAILED, FINISHED, PENDING, POST_RUNNING, RUNNING, SERVING, Run
from sympozium_cli.values.age import human_duration
from sympozium_cli.values.names import MAX_LABEL
from sympozium_cli.values.plural import count

NEVER_STARTS: Final = "NeverStarts"
STUCK: Final = "Stuck"
TERMINATING: Final = "Terminating"

STUCK_AFTER: Final = 150.0
"""Seconds without a phase after which no controller will take a run up any more."""

APPROVAL: Final = 600.0
"""Seconds from a run's start in which an answer that is held back can be approved (checkGateTimeout)."""

_CLEANING: Final = 60.0
_GRACE: Final = 60.0


class Standing(NamedTuple):
    """How a run stands.

    Args:
        word: its phase, or one of the words above.
        waits: what it waits for, or why it gets no further, in words; "" for nothing.
    """

    word: str
    waits: str = ""

    @property
    def is_trouble(self) -> bool:
        """Whether it has failed, or will never do anything."""
        return self.word in (FAILED, NEVER_STARTS, STUCK)


def standing(run: Run, now: datetime) -> Standing:
    """How a run stands at a time."""
    if run.deleting is not None:
        return Standing(TERMINATING, _cleaning(run, now))
    if run.never_starts:
        length = len(run.name)
        return Standing(NEVER_STARTS, f"its name has {length} characters, and its Job can have {MAX_LABEL} at most")
    waited = seconds(run.created, now)
    if run.unseen and waited > STUCK_AFTER:
        return Standing(STUCK, f"no controller has taken it up for {human_duration(waited)}")
    waits = _WAITS.get(run.phase)
    return Standing(run.phase, waits(run, now) if waits is not None else "")


def reason(run: Run, now: datetime) -> str:
    """Why a run has failed, or will never do anything, in the words of the controller or ours."""
    if run.phase == FAILED:
        # Only the controller of packs ends a run without a word (cleanupPersona).
        return run.error or "cancelled: its pack was deactivated, or its persona excluded"
    return standing(run, now).waits


def lasted(run: Run, now: datetime) -> float | None:
    """How many seconds it has worked, up to now where it still does; None where it has not begun, or does not say."""
    if run.started is None or (run.finished and run.completed is None):
        return None
    return max(seconds(run.started, run.completed or now), 0.0)


def seconds(since: datetime | None, now: datetime) -> float:
    """Seconds from one time to another; 0 where the first is not known."""
    return (now - since).total_seconds() if since is not None else 0.0


def _cleaning(run: Run, now: datetime) -> str:
    waited = seconds(run.deleting, now)
    slow = f", for {human_duration(waited)} already: does it run?" if waited > _CLEANING else ""
    return f"the controller to clean up{slow}"


def _running(run: Run, now: datetime) -> str:
    over = seconds(run.started, now) - run.timeout
    return f"an end: it is {human_duration(over)} over its time" if over > _GRACE else ""


def _awaiting(run: Run, now: datetime) -> str:
    del now
    open_ones = [one for one in run.delegates if one.phase not in FINISHED]
    names = ", ".join(dict.fromkeys(one.persona or one.run for one in open_ones))
    return f"{count(len(open_ones), 'delegate')}: {names}" if names else "its delegates"


def _post_running(run: Run, now: datetime) -> str:
    if not run.gated or run.verdict:
        return "its hooks"
    left = APPROVAL - seconds(run.started, now)
    return f"approval, for {human_duration(left)} more" if run.started and left > 0 else "approval"


_WAITS: Final[Mapping[str, Callable[[Run, datetime], str]]] = {
    PENDING: lambda _run, _now: "the controller, or its agent's memory",
    RUNNING: _running,
    SERVING: lambda _run, _now: "requests, until it is stopped",
    AWAITING: _awaiting,
    POST_RUNNING: _post_running,
}
