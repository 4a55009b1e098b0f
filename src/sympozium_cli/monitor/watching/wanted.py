"""Which runs somebody wants to watch; what these cause is watched as well."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sympozium_cli.monitor.choice import Choice
from sympozium_cli.monitor.run import Run
from sympozium_cli.monitor.teams import Teams

ALL = Choice()


class Wanted(NamedTuple):
    """What is watched.

    Args:
        names: runs by their names; none means all that `choice` takes.
        namespace: where the named ones are; "" for anywhere.
        choice: what the others must be like.
    """

    names: frozenset[str] = frozenset()
    namespace: str = ""
    choice: Choice = ALL

    def takes(self, run: Run, teams: Teams, now: datetime) -> bool:
        """Whether a run is watched for its own sake."""
        if self.names:
            return run.name in self.names and self.namespace in ("", run.namespace)
        return self.choice.takes(run, teams, now)
