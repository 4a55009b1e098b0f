"""The SympoziumSchedule of a persona (ensemble_controller.go, reconcileSchedule)."""

from __future__ import annotations

from sympozium_cli.api import Pack, Persona, Schedule
from sympozium_cli.render import era
from sympozium_cli.render.agent import agent_name, pack_labels
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import ENSEMBLE_CONTROLLER, Manifest, metadata, resource
from sympozium_cli.render.origin import Traced, because, present, taken
from sympozium_cli.values.interval import interval_cron

KIND = "SympoziumSchedule"


def schedule(pack: Pack, persona: Persona, written: Schedule, around: Circumstances) -> Manifest:
    """What the persona's `schedule` becomes, where nothing suppresses it."""
    words = era.words(pack.release)
    about = metadata(
        agent_name(pack, persona, "-schedule"),
        around.namespace_of(pack),
        pack_labels(pack, persona),
        (words.pack, pack.name),
    )
    spec = {
        words.agent_reference: agent_name(pack, persona),
        "schedule": cron(pack, persona, written),
        "task": _task(pack, written),
        "type": taken(written, "type"),
        "concurrencyPolicy": "Forbid",
        "includeMemory": True,
        **present({"firstTick": taken(written, "firstTick")}),
    }
    return Manifest(resource(KIND, about, spec), ENSEMBLE_CONTROLLER, persona.name)


def cron(pack: Pack, persona: Persona, written: Schedule) -> Traced:
    """The expression that the schedule controller will read, and how it came to be."""
    if written.cron:
        return taken(written, "cron")
    made = interval_cron(written.interval, persona.index, pack.release)
    path = written.path / "interval" if written.interval else written.path
    return because(made.cron, _why(persona, written.interval, known=made.known, verbatim=made.verbatim), path)


def _why(persona: Persona, interval: str, *, known: bool, verbatim: bool) -> str:
    if verbatim:
        return "an interval with a space is taken for a cron expression"
    minutes = 2 * persona.index
    shift = f"; its place in the list, {persona.index + 1}, shifts it by {minutes} minutes" if minutes else ""
    if known:
        return f"every {interval.strip()}{shift}"
    asked = f"'{interval}' is no interval that the controller knows" if interval else "there is no interval or cron"
    return f"{asked}: every hour{shift}"


def _task(pack: Pack, written: Schedule) -> Traced:
    override = pack.spec.task_override
    if not override:
        return taken(written, "task")
    text = f"TEAM OBJECTIVE: {override}\n\nYOUR ROLE TASK: {written.task}"
    return because(text, "taskOverride before the persona's own task", written.path / "task")
