"""Which runs somebody wants to see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor.causality import age_order
from sympozium_cli.monitor.run import (
    AWAITING,
    FAILED,
    FINISHED,
    PENDING,
    POST_RUNNING,
    RUNNING,
    SERVING,
    SKIPPED,
    SUCCEEDED,
    Run,
)
from sympozium_cli.monitor.standing import seconds
from sympozium_cli.monitor.teams import Teams

PHASES: Final = (PENDING, RUNNING, SERVING, POST_RUNNING, AWAITING, SUCCEEDED, FAILED, SKIPPED)
"""All that a run can be in."""

GROUPS: Final = {"active": frozenset(PHASES) - FINISHED, "finished": FINISHED}
"""Words for several phases."""


class Choice(NamedTuple):
    """What runs must be like; what says nothing demands nothing.

    Args:
        pack: a pack's name.
        persona: the name of a persona, or of an agent.
        phases: their phases.
        since: the most seconds that they may be old.
        older: the least seconds that they must be old.
    """

    pack: str = ""
    persona: str = ""
    phases: frozenset[str] = frozenset()
    since: float = 0.0
    older: float = 0.0

    def takes(self, run: Run, teams: Teams, now: datetime) -> bool:
        """Whether a run is wanted."""
        old = seconds(run.created, now)
        return (
            (not self.pack or teams.owns(self.pack, run))
            and (not self.persona or self.persona in (teams.member(run).persona, run.agent))
            and (not self.phases or run.phase in self.phases)
            and (not self.since or (run.created is not None and old <= self.since))
            and (not self.older or old >= self.older)
        )


def newest_first(runs: Iterable[Run]) -> list[Run]:
    """The runs in the order in which people look for them; those of one second by their names."""
    return sorted(sorted(runs, key=lambda run: run.key), key=lambda run: age_order(run)[0], reverse=True)
