"""What follows from a pack's edges and exclusions: who runs when, and who is never started.

The controller's rules, by release, after ensemble_controller.go (schedule suppression, exclusion) and
sympoziumschedule_controller.go (a Serving web endpoint blocks every tick), and spawner.go (who may delegate).
"""

from __future__ import annotations

from sympozium_cli.api.pack import DELEGATION, SEQUENTIAL, STIMULUS, SUPERVISION, Pack, Relationship
from sympozium_cli.api.persona import Persona, Schedule
from sympozium_cli.api.remember import remembered
from sympozium_cli.source.path import FieldPath
from sympozium_cli.values.duration import parse_duration
from sympozium_cli.values.interval import interval_cron
from sympozium_cli.values.names import is_dns1123_subdomain
from sympozium_cli.values.release import Release
from sympozium_cli.values.similar import closest

_SUPPRESSED_IN_PIPELINES = Release(0, 10, 37)
_SUPPRESSED_ALWAYS = Release(0, 10, 44)
_DELEGATES_BY_EDGE = Release(0, 10, 39)
_MOST_COMPARED = 40
"""Hardly a pack has so many personas, and comparing every name with every other would take minutes."""

_TYPES = frozenset({DELEGATION, SEQUENTIAL, STIMULUS, SUPERVISION})
_WEB_ENDPOINT_SKILLS = frozenset({"web-endpoint", "skillpack-web-endpoint"})

DELEGATE_TOOL = "delegate_to_persona"
"""The tool with which a persona gives another one a task."""

DEFAULT_RUN_TIMEOUT = 600 * 10**9
"""Nanoseconds that a run may take where no valid `runTimeout` says otherwise (agentrun_controller.go)."""


def excluded(pack: Pack, persona: Persona) -> bool:
    """Whether `excludePersonas` names the persona."""
    return persona.name in pack.spec.exclude_personas


@remembered
def installed(pack: Pack) -> tuple[Persona, ...]:
    """The personas for which the controller makes an agent."""
    return tuple(persona for persona in pack.personas if not excluded(pack, persona))


@remembered
def suppressing_edges(pack: Pack, persona: Persona) -> tuple[int, ...]:
    """The positions in `relationships` of the sequential edges that take the persona's schedule away.

    An edge from the persona to itself is left out: every release that suppresses schedules refuses such a pack.
    """
    return _incoming(pack).get(persona.name, ()) if _suppresses(pack) else ()


@remembered
def _incoming(pack: Pack) -> dict[str, tuple[int, ...]]:
    """The positions of the sequential edges that lead to each name from another one."""
    positions: dict[str, list[int]] = {}
    for position, edge in enumerate(pack.relationships):
        if edge.type == SEQUENTIAL and edge.target != edge.source:
            positions.setdefault(edge.target, []).append(position)
    return {name: tuple(listed) for name, listed in positions.items()}


def _suppresses(pack: Pack) -> bool:
    if pack.release >= _SUPPRESSED_ALWAYS:
        return True
    return pack.release >= _SUPPRESSED_IN_PIPELINES and pack.spec.workflow_type == "pipeline"


@remembered
def web_endpoint(persona: Persona) -> FieldPath | None:
    """What makes the persona a web endpoint: its block, or the entry of its skills; None if nothing does."""
    endpoint = persona.web_endpoint
    if endpoint is not None and endpoint.enabled:
        return endpoint.path
    return next((skill.path for skill in persona.skills if skill in _WEB_ENDPOINT_SKILLS), None)


def serves_web(persona: Persona) -> bool:
    """Whether the persona is a web endpoint: by its block or by its skill."""
    return web_endpoint(persona) is not None


@remembered
def made_schedule(pack: Pack, persona: Persona) -> Schedule | None:
    """The schedule for which the controller makes a SympoziumSchedule, or None."""
    if excluded(pack, persona) or suppressing_edges(pack, persona):
        return None
    return persona.schedule


@remembered
def effective_schedule(pack: Pack, persona: Persona) -> Schedule | None:
    """The schedule that can really start runs, or None: made, and not blocked by a web endpoint."""
    return None if serves_web(persona) else made_schedule(pack, persona)


def schedule_cron(pack: Pack, persona: Persona, schedule: Schedule) -> str:
    """The cron text that the controller writes: `cron` wins over `interval`, which is staggered by position."""
    return schedule.cron or interval_cron(schedule.interval, persona.index, pack.release).cron


def positive_duration(text: str) -> int | None:
    """The nanoseconds of a Go duration above zero, or None: upstream ignores every other text."""
    stated = parse_duration(text)
    return stated if stated is not None and stated > 0 else None


@remembered
def run_timeout(persona: Persona) -> int:
    """Nanoseconds that a run of the persona may take: a valid positive `runTimeout`, else ten minutes."""
    return positive_duration(persona.run_timeout) or DEFAULT_RUN_TIMEOUT


def is_canary(pack: Pack) -> bool:
    """Whether scheduled runs do built-in checks, and ask no model (sympoziumschedule_controller.go)."""
    return pack.name == "system-canary"


@remembered
def is_target(pack: Pack, persona: Persona, *types: str) -> bool:
    """Whether an edge of one of the types leads to the persona."""
    return persona.name in _ends(pack, types)[1]


@remembered
def is_source(pack: Pack, persona: Persona, *types: str) -> bool:
    """Whether an edge of one of the types starts at the persona."""
    return persona.name in _ends(pack, types)[0]


@remembered
def _ends(pack: Pack, types: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The sources of the edges of the given types, and their targets."""
    edges = pack.edges(*types)
    return frozenset(edge.source for edge in edges), frozenset(edge.target for edge in edges)


@remembered
def meant_edges(pack: Pack, *types: str) -> tuple[Relationship, ...]:
    """The edges of the given types, and those whose type nobody knows: they may have been meant to be of these."""
    return tuple(edge for edge in pack.relationships if edge.type in types or edge.type not in _TYPES)


@remembered
def meant_persona(pack: Pack, name: str) -> str | None:
    """The name of a persona that an unknown name is probably a slip of the pen for, or None.

    A name that cannot stay as it is is nobody's meaning: it is the one to change.
    """
    names = (persona.name for persona in pack.personas[:_MOST_COMPARED])
    return closest(name, [known for known in names if is_dns1123_subdomain(known)])


def misspelt_targets(pack: Pack) -> frozenset[str]:
    """The names of personas that edges were meant to lead to, but for a slip of the pen."""
    names = {persona.name for persona in pack.personas}
    strangers = {edge.target for edge in pack.relationships} - names
    return frozenset(name for name in (meant_persona(pack, stranger) for stranger in strangers) if name)


def delegates_freely(pack: Pack) -> bool:
    """Whether anyone may delegate to anyone: before v0.10.39, in a pack without edges (spawner.go)."""
    return pack.release < _DELEGATES_BY_EDGE and not pack.relationships


@remembered
def asks_to_delegate(persona: Persona) -> FieldPath | None:
    """Where the persona is told to delegate: its allow list, or its prompt; None where the tool is denied."""
    policy = persona.tool_policy
    if policy is not None and DELEGATE_TOOL in policy.deny:
        return None
    allowed = [word.path for word in policy.allow if word == DELEGATE_TOOL] if policy is not None else []
    if allowed:
        return allowed[0]
    return persona.path / "systemPrompt" if DELEGATE_TOOL in persona.system_prompt else None


@remembered
def is_started(pack: Pack, persona: Persona) -> bool:
    """Whether anything but a person starts runs of the persona.

    An edge of a type that nobody knows may have been meant to, and a call may need no edge.
    """
    return bool(
        effective_schedule(pack, persona)
        or persona.channels
        or serves_web(persona)
        or persona.name in _awaited(pack)
        or _may_be_called(pack, persona)
    )


@remembered
def _awaited(pack: Pack) -> frozenset[str]:
    """The targets of the edges that may start runs."""
    return frozenset(edge.target for edge in meant_edges(pack, STIMULUS, SEQUENTIAL, DELEGATION))


def _may_be_called(pack: Pack, persona: Persona) -> bool:
    callers = (other for other in installed(pack) if other.name != persona.name)
    return delegates_freely(pack) and any(asks_to_delegate(caller) is not None for caller in callers)
