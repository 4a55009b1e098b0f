"""The runs of a persona: the last one, and those that never begin."""

from __future__ import annotations

import re
from shlex import quote
from typing import Any, Final, NamedTuple

from sympozium_cli.activation.state import name_of, text_at
from sympozium_cli.api import Persona
from sympozium_cli.condition.link import BROKEN, WAITING, Link
from sympozium_cli.condition.scene import Scene
from sympozium_cli.monitor.standing import STUCK_AFTER
from sympozium_cli.values.age import age
from sympozium_cli.values.names import MAX_LABEL

_LONGEST_MESSAGE: Final = 200
_ABOUT_KEYS: Final = re.compile(r"\b401\b|api[ _-]?key|unauthori[sz]ed|authentication|invalid x-api-key", re.IGNORECASE)
_ABOUT_TIME: Final = "timeout"


class LastRun(NamedTuple):
    """The newest run of a persona; the phase "" is one that no controller has written yet."""

    name: str
    phase: str
    created: str
    error: str = ""


def last_run(scene: Scene, persona: Persona) -> LastRun | None:
    """The newest run; None where there is none, or where runs may not be seen."""
    runs = scene.runs(persona)
    if not runs:
        return None
    run = runs[0]
    error = " ".join(text_at(run, "status", "error").split())
    short = error if len(error) <= _LONGEST_MESSAGE else f"{error[:_LONGEST_MESSAGE]}..."
    created = text_at(run, "metadata", "creationTimestamp")
    return LastRun(name_of(run), text_at(run, "status", "phase"), created, short)


def run_link(scene: Scene, persona: Persona) -> Link | None:
    """Why the last run came to nothing."""
    run = last_run(scene, persona)
    if run is None:
        return None
    look = f"kubectl get agentrun {run.name} -n {scene.live.namespace} -o yaml"
    if run.phase in ("", "Pending"):
        return _not_begun(scene, persona, run, look)
    if run.phase != "Failed":
        return None
    error = run.error or "without a reason: it was cancelled"
    message = f"its last run, {age(run.created, scene.now)} ago, failed: {error}"
    return Link("run", BROKEN, message, _remedy(scene, persona, run, look), persona.name)


def names_link(scene: Scene, persona: Persona) -> Link | None:
    """A run whose name is longer than a label may be stays without a phase for ever."""
    agent = scene.pack.agent_name(persona)
    schedule = scene.schedule(persona)
    started = f"{agent}-schedule-{_runs_so_far(schedule) + 1}" if schedule is not None else ""
    name = next((name for name in (agent, started) if len(name) > MAX_LABEL), "")
    if not name:
        return None
    what = "a run" if name == started else "an agent"
    message = f"{what} would be called '{name}': {len(name)} characters, {MAX_LABEL} at most, and no run ever begins"
    return Link("name", BROKEN, message, "shorten the name of the pack or of the persona", persona.name)


def _not_begun(scene: Scene, persona: Persona, run: LastRun, look: str) -> Link | None:
    since = scene.seconds_since(run.created)
    if len(run.name) > MAX_LABEL:
        message = f"the run '{run.name}' never begins: its name has {len(run.name)} characters, {MAX_LABEL} at most"
        return Link("run", BROKEN, message, "shorten the name of the pack or of the persona", persona.name)
    if since < STUCK_AFTER:
        return None
    message = f"its run '{run.name}' has not begun in {age(run.created, scene.now)}"
    return Link("run", WAITING, message, look, persona.name)


def _remedy(scene: Scene, persona: Persona, run: LastRun, look: str) -> str:
    """What to do about an error that speaks for itself."""
    from sympozium_cli.condition.key import key_of

    key = key_of(scene, persona)
    if _ABOUT_KEYS.search(run.error) and key.secret:
        return f"sympozium secret rotate {quote(key.secret)} -n {scene.live.namespace}"
    if run.error.startswith(_ABOUT_TIME):
        return f"give the persona a longer runTimeout, then: sympozium pack apply -f FILE -n {scene.live.namespace}"
    return look


def _runs_so_far(schedule: dict[str, Any]) -> int:
    total = (schedule.get("status") or {}).get("totalRuns")
    return total if isinstance(total, int) else 0
