"""A run with all that is said of it beside its own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor import origin as origins
from sympozium_cli.monitor.origin import Origin, origin
from sympozium_cli.monitor.run import (
    AWAITING,
    FAILED,
    PENDING,
    POST_RUNNING,
    RUNNING,
    SERVING,
    SKIPPED,
    SUCCEEDED,
    Run,
)
from sympozium_cli.monitor.standing import NEVER_STARTS, STUCK, TERMINATING, Standing, lasted, standing
from sympozium_cli.monitor.teams import Member, Teams
from sympozium_cli.values.age import human_duration

STYLES: Final[Mapping[str, str]] = {
    PENDING: "warning", RUNNING: "info", SERVING: "info", AWAITING: "warning", POST_RUNNING: "warning",
    SUCCEEDED: "ok", FAILED: "error", SKIPPED: "dim", NEVER_STARTS: "error", STUCK: "error", TERMINATING: "warning",
}  # fmt: skip
"""The styles of the words of a standing."""

_SHORT: Final = {
    origins.SCHEDULE: "schedule",
    origins.STIMULUS: "stimulus",
    origins.SEQUENTIAL: "successor",
    origins.DELEGATION: "delegation",
    origins.SUBAGENT: "sub-agent",
    origins.CHANNEL: "channel",
    origins.WEB: "web",
    origins.MCP: "mcp",
    origins.SERVER: "web endpoint",
    origins.MANUAL: "hand",
}
_LONG: Final = {
    origins.SCHEDULE: "the schedule {}",
    origins.SEQUENTIAL: "the end of {}",
    origins.DELEGATION: "{}, which delegated to it",
    origins.SUBAGENT: "{}, as its sub-agent",
}


class Row(NamedTuple):
    """A run, whose it is, who started it, and how it stands at a time."""

    run: Run
    member: Member
    origin: Origin
    standing: Standing
    now: datetime

    @property
    def persona(self) -> str:
        """Its persona, or else its agent."""
        return self.member.persona or self.run.agent or "-"

    @property
    def lasted(self) -> str:
        """How long it has worked; "-" where it has not."""
        time = lasted(self.run, self.now)
        return "-" if time is None else human_duration(time)

    @property
    def starter(self) -> str:
        """Who started it, in a word or two; the type of the channel and the trigger of a stimulus are told as well."""
        word = _SHORT[self.origin.kind]
        told = self.origin.kind in (origins.CHANNEL, origins.STIMULUS) and self.origin.source
        return f"{word}/{self.origin.source}" if told else word

    @property
    def starter_in_full(self) -> str:
        """Who started it, with the name of the schedule or of the other run."""
        sentence = _LONG.get(self.origin.kind)
        return sentence.format(self.origin.source) if sentence else self.starter


def row(run: Run, teams: Teams, now: datetime) -> Row:
    """The row of a run."""
    return Row(run, teams.member(run), origin(run), standing(run, now), now)
