"""When a persona runs by itself: its schedule, its next tick, and what keeps it from ticking."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sympozium_cli.activation.state import is_active, name_of, text_at
from sympozium_cli.api import Persona
from sympozium_cli.api.pack import SEQUENTIAL
from sympozium_cli.api.ticks import read_cron
from sympozium_cli.api.workflow import made_schedule, serves_web
from sympozium_cli.condition.link import BROKEN, FLAW, OFF, WAITING, Link
from sympozium_cli.condition.scene import Scene
from sympozium_cli.values.age import age, moment
from sympozium_cli.values.cron import CronError
from sympozium_cli.values.plural import listed

_LATE: Final = timedelta(minutes=5)
_LOG: Final = "kubectl logs -n sympozium-system -l control-plane=controller-manager --tail=-1"


class Timing(NamedTuple):
    """When a persona runs.

    Args:
        text: its cron expression, or what starts it instead; "" for nothing.
        next: its next tick; None where there is none.
    """

    text: str = ""
    next: datetime | None = None


def timing_of(scene: Scene, persona: Persona) -> Timing:
    """When a persona runs, as its schedule in the cluster has it."""
    schedule = scene.schedule(persona)
    if schedule is None:
        return Timing(_instead(scene, persona))
    text = text_at(schedule, "spec", "schedule")
    if _spec(schedule).get("suspend") is True:
        return Timing(f"{text} (suspended)")
    return Timing(text, None if serves_web(persona) else _next(scene, schedule))


def timing_link(scene: Scene, persona: Persona) -> Link | None:
    """What keeps the persona's schedule from ticking."""
    wanted, schedule = made_schedule(scene.pack, persona), scene.schedule(persona)
    if schedule is None:
        if wanted is None or scene.agent(persona) is None or not scene.sees("sympoziumschedules"):
            return None
        message = "its schedule is not there, though its agent is"
        return Link("schedule", WAITING, message, f"{_LOG} | grep {scene.pack.agent_name(persona)}", persona.name)
    found = _of_schedule(scene, persona, schedule)
    return found._replace(persona=persona.name) if found is not None else None


def _of_schedule(scene: Scene, persona: Persona, schedule: dict[str, Any]) -> Link | None:
    name, where = name_of(schedule), f"-n {scene.live.namespace}"
    text = text_at(schedule, "spec", "schedule")
    error = read_cron(text)
    if isinstance(error, CronError):
        message = f"its schedule '{text}' cannot be read and never fires: {error}"
        return Link(
            "schedule", BROKEN, message, f"mend it in the pack's file, then: sympozium pack apply -f FILE {where}"
        )
    if _spec(schedule).get("suspend") is True:
        change = '\'{"spec":{"suspend":false}}\''
        remedy = f"kubectl patch sympoziumschedule {name} {where} --type=merge -p {change}"
        return Link("suspended", OFF, "its schedule is suspended", remedy)
    if serves_web(persona):
        message = "its schedule never fires: its web endpoint serves, which counts as a run that does not end"
        return Link("web-endpoint", FLAW, message, "take the schedule or the web endpoint out of the pack")
    return _late(scene, persona, schedule)


def _late(scene: Scene, persona: Persona, schedule: dict[str, Any]) -> Link | None:
    """A tick is due, and nothing happened: a run that is still active forbids it, or nobody looks."""
    due = moment(text_at(schedule, "status", "nextRunTime"))
    if due is None or scene.now - due < _LATE:
        return None
    active = next((run for run in scene.runs(persona) if is_active(run)), None)
    since = age(due.isoformat(), scene.now)
    if active is not None:
        began = age(text_at(active, "metadata", "creationTimestamp"), scene.now)
        message = f"its tick is due since {since}, and waits for the run '{name_of(active)}', which began {began} ago"
        return Link(
            "busy", WAITING, message, f"kubectl get agentrun {name_of(active)} -n {scene.live.namespace} -o yaml"
        )
    message = f"its tick is due since {since}, and the controller has not started it"
    return Link("late", BROKEN, message, f"{_LOG} | grep {name_of(schedule)}")


def _next(scene: Scene, schedule: dict[str, Any]) -> datetime | None:
    told = moment(text_at(schedule, "status", "nextRunTime"))
    if told is not None and told > scene.now:
        return told
    cron = read_cron(text_at(schedule, "spec", "schedule"))
    ticks = [] if isinstance(cron, CronError) else cron.ticks(scene.now, 1)
    return ticks[0] if ticks else None


def _instead(scene: Scene, persona: Persona) -> str:
    """What starts a persona that has no schedule."""
    before = [edge.source for edge in scene.pack.edges(SEQUENTIAL) if edge.target == persona.name]
    if before:
        return f"after {listed(dict.fromkeys(before), 'or')}"
    others = [
        *(["web"] if serves_web(persona) else []),
        *(dict.fromkeys(map(str, persona.channels))),
        *(_called(scene, persona)),
    ]
    return ", ".join(others)


def _called(scene: Scene, persona: Persona) -> list[str]:
    words = {"delegation": "called by", "stimulus": "stimulus", "supervision": ""}
    found = []
    for edge in scene.pack.relationships:
        word = words.get(edge.type, "") if edge.target == persona.name else ""
        if word:
            found.append(f"{word} {edge.source}" if edge.type == "delegation" else word)
    return list(dict.fromkeys(found))


def _spec(value: dict[str, Any]) -> dict[str, Any]:
    spec = value.get("spec")
    return spec if isinstance(spec, dict) else {}
