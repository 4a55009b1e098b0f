"""How to keep a new schedule from running at once: a field that came with v0.10.44."""

from __future__ import annotations

from sympozium_cli.api import Pack, Schedule
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.values.release import Release

_FIRST_TICK_SINCE = Release(0, 10, 44)


def waiting_remedy(pack: Pack) -> str:
    """What to do so that the first run waits for its time."""
    if pack.release < _FIRST_TICK_SINCE:
        return f"{pack.release} has no switch for that; from v0.10.44 on, firstTick: afterInterval waits"
    return "write firstTick: afterInterval to wait for the first regular time"


def waiting_fix(pack: Pack, schedule: Schedule) -> Fix | None:
    """The edit of a `firstTick` that is there; None where the release has none."""
    if pack.release < _FIRST_TICK_SINCE:
        return None
    return Fix("wait for the first regular time", (Replace(schedule.path / "firstTick", "afterInterval"),))
