"""What starts the runs of a persona beside edges, in a few words."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.pack import Stimulus
from sympozium_cli.api.persona import Schedule
from sympozium_cli.api.workflow import effective_schedule, excluded, made_schedule, web_endpoint
from sympozium_cli.diagram.picture import BLOCKED, CHANNEL, DROPPED, ONCE, SCHEDULE, WEB, Trigger
from sympozium_cli.values.interval import interval_cron


def triggers(pack: Pack, persona: Persona) -> Iterator[Trigger]:
    """The schedule, the channels and the web endpoint of a persona."""
    if persona.schedule is not None:
        text = schedule_words(pack, persona, persona.schedule)
        yield Trigger(SCHEDULE, text, "" if excluded(pack, persona) else _fate(pack, persona))
    for channel in dict.fromkeys(persona.channels):
        yield Trigger(CHANNEL, str(channel))
    if web_endpoint(persona) is not None:
        host = persona.web_endpoint.hostname if persona.web_endpoint else ""
        yield Trigger(WEB, f"web {host}" if host else "web endpoint")


def schedule_words(pack: Pack, persona: Persona, schedule: Schedule) -> str:
    """When a schedule fires: "every 30m", "cron 0 9 * * 1-5", or "hourly", which is what no known interval means."""
    if schedule.cron:
        return f"cron {schedule.cron}"
    meant = interval_cron(schedule.interval, persona.index, pack.release)
    if meant.known:
        return f"every {schedule.interval.strip()}"
    return f"cron {meant.cron}" if meant.verbatim else "hourly"


def stimulus_trigger(stimulus: Stimulus) -> Trigger:
    """When a stimulus comes."""
    return Trigger(ONCE, "by hand" if stimulus.trigger == "manual" else "when all agents are ready")


def _fate(pack: Pack, persona: Persona) -> str:
    if made_schedule(pack, persona) is None:
        return DROPPED
    return "" if effective_schedule(pack, persona) is not None else BLOCKED
