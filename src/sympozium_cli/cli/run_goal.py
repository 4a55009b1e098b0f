"""What `--until` says."""

from __future__ import annotations

from sympozium_cli.cli.run_options import duration, phases
from sympozium_cli.errors import UsageError
from sympozium_cli.monitor.watching.goal import Goal

_FINISHED = "finished"
_IDLE = "idle"


def goal_of(until: str, *, first: bool, named: bool) -> Goal:
    """What is waited for; runs that were named are watched until they have ended, and others for ever.

    Args:
        until: "finished", "idle=30s", a phase or several; "" for what is usual.
        first: whether the first run that ends is enough.
        named: whether it is known which runs are meant.

    Raises:
        UsageError: it makes no sense.
    """
    word, equals, rest = until.partition("=")
    if first and until not in ("", _FINISHED):
        raise UsageError("--any and --until exclude each other", hint="leave one of them out")
    if first:
        return Goal(first=True)
    if word == _IDLE:
        return Goal(idle=duration("--until idle", rest or "30s"))
    if until == _FINISHED or (not until and named):
        return Goal(settled=True)
    if word == "phase" and equals:
        return Goal(phases=phases("--until", rest))
    return Goal(phases=phases("--until", until)) if until else Goal()
