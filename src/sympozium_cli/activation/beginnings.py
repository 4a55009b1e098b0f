"""What an activation sets off: the objects that will be made, and what runs and spends at once."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.activation.state import Live, name_of
from sympozium_cli.api import Pack, Schedule
from sympozium_cli.api.stimulus import stimulated_when_ready
from sympozium_cli.api.ticks import fires_at_once, live_timers, made_timers
from sympozium_cli.api.workflow import installed
from sympozium_cli.values.plural import count

__all__ = ["makes", "starts"]


def makes(live: Live, after: Pack) -> Iterator[str]:
    """How many objects of each kind the pack's controller will make that are not there, in words."""
    there = {name_of(one) for one in (*live.agents, *live.schedules)}
    agents = [one for one in installed(after) if after.agent_name(one) not in there]
    schedules = [one for one in made_timers(after) if f"{after.agent_name(one.persona)}-schedule" not in there]
    if agents:
        yield count(len(agents), "agent")
    if schedules:
        yield count(len(schedules), "schedule")


def starts(live: Live, after: Pack) -> Iterator[str]:
    """Which runs start at once, a line each."""
    there = {name_of(one) for one in live.schedules}
    for timer, _ in live_timers(after):
        new = f"{after.agent_name(timer.persona)}-schedule" not in there
        if new and fires_at_once(after, timer.schedule):
            yield f"{timer.persona.name}: its schedule ({_rhythm(timer.schedule, timer.text)}) begins with a run"
    start = stimulated_when_ready(after)
    if start is not None and not _delivered(live):
        yield f"{start.persona.name}: the stimulus '{start.stimulus.name}', as soon as all agents are ready"


def _rhythm(schedule: Schedule, cron: str) -> str:
    return f"every {schedule.interval}" if schedule.interval and not schedule.cron else cron


def _delivered(live: Live) -> bool:
    status = live.value.get("status") or {}
    return bool(live.exists and live.pack.spec.enabled and status.get("stimulusDelivered"))
