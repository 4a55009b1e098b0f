"""Why a persona has no time at which the clock starts it.

After ensemble_controller.go (what schedules are made) and sympoziumschedule_controller.go (when they fire).
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.persona import Persona
from sympozium_cli.api.ticks import Timer
from sympozium_cli.api.workflow import excluded, suppressing_edges, web_endpoint
from sympozium_cli.source import ROOT, FieldPath
from sympozium_cli.values.plural import quoted
from sympozium_cli.values.release import Release

EXCLUDED = "excluded"
NO_SCHEDULE = "no-schedule"
SUPPRESSED = "suppressed"
BLOCKED = "blocked"
UNREADABLE = "unreadable"
UNREACHABLE = "unreachable"
ENDLESS = "endless"
_PARKS = Release(0, 10, 36)


class Silence(NamedTuple):
    """A reason, one of the words above; the same in a sentence; and where the pack says so."""

    reason: str
    text: str
    paths: tuple[FieldPath, ...] = ()


def silence(pack: Pack, persona: Persona, timer: Timer | None, start: datetime) -> Silence | None:
    """Why the clock has no time for the persona after `start`; None where it has.

    `timer` is what would become of its schedule, None where it has none.
    """
    if excluded(pack, persona):
        positions = [place for place, name in enumerate(pack.spec.exclude_personas) if name == persona.name]
        paths = tuple(ROOT / "spec" / "excludePersonas" / place for place in positions)
        return Silence(EXCLUDED, "excludePersonas names it, so that it has no agent", paths)
    if timer is None:
        return Silence(NO_SCHEDULE, "it has no schedule")
    return _suppressed(pack, persona) or _blocked(persona) or _never(pack, timer, start)


def _suppressed(pack: Pack, persona: Persona) -> Silence | None:
    edges = [pack.relationships[position] for position in suppressing_edges(pack, persona)]
    if not edges:
        return None
    sources = quoted(dict.fromkeys(edge.source for edge in edges))
    text = f"it follows {sources} in sequence, so that its schedule is not made"
    return Silence(SUPPRESSED, text, tuple(edge.path for edge in edges))


def _blocked(persona: Persona) -> Silence | None:
    path = web_endpoint(persona)
    text = "its web endpoint is a run that never ends, and holds every tick back"
    return Silence(BLOCKED, text, (path,)) if path is not None else None


def _never(pack: Pack, timer: Timer, start: datetime) -> Silence | None:
    if timer.error is not None:
        why = f"it {timer.error}" if timer.error.reason == "fields" else str(timer.error)
        return Silence(UNREADABLE, f"the controller cannot read '{timer.text}': {why}", (timer.path,))
    if timer.cron is None or not timer.cron.never_fires(start):
        return None
    text = f"no date of the next five years fits '{timer.text}'"
    if pack.release < _PARKS:
        return Silence(ENDLESS, f"{text}, and {pack.release} then starts one run after the other", (timer.path,))
    return Silence(UNREACHABLE, text, (timer.path,))
