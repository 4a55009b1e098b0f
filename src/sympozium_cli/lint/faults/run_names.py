"""The names of what the controllers make for a persona, and how long its agent's name may be for them.

A run's name becomes the value of a label and the name of a Job, and a Service is a DNS label: each may have 63
characters. Sources: sympoziumschedule_controller.go, agentrun_controller.go, agent_controller.go, stimulus.go in
internal/controller; spawner.go in internal/orchestrator.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.pack import DELEGATION, SEQUENTIAL, STIMULUS
from sympozium_cli.api.remember import remembered
from sympozium_cli.api.workflow import effective_schedule, excluded, is_source, is_target, serves_web
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.severity import ERROR, WARNING
from sympozium_cli.values.names import MAX_LABEL
from sympozium_cli.values.release import Release

LABEL: Final = "label"
SERVICE: Final = "service"
RUN: Final = "run"
DELEGATED: Final = "delegated"
SUBAGENT: Final = "subagent"

_SUCCESSORS_SINCE: Final = Release(0, 9, 0)
_SUBAGENTS_SINCE: Final = Release(0, 10, 23)

_MEMORY: Final = "-memory"
_WEB_SERVER: Final = "-web-endpoint-server"
_SCHEDULED: Final = "-schedule-10000"
_STIMULATED: Final = "-stimulus-10000"
_SUCCEEDING: Final = "-seq-10000"
_ASKED: Final = "-ch-abcde"

_HOP: Final = len("sub--1")
_BATCH: Final = len("sub--1700000000000000000-1-0")
_DEEPEST: Final = 8
"""So many runs below each other the spawner allows (spawn_router.go)."""

_LONGER_THAN_ANY: Final = 2 * MAX_LABEL + 1

_FIRST_RUN_SHORTER: Final = len("0000")
"""The counter of a schedule's first nine runs has one digit instead of five."""


_LEAST: Final = {
    LABEL: MAX_LABEL,
    SERVICE: MAX_LABEL - len(_MEMORY),
    RUN: MAX_LABEL - len(_WEB_SERVER),
    SUBAGENT: MAX_LABEL - len(_SCHEDULED) - _BATCH,
}


class Excess(NamedTuple):
    """A name that gets too long.

    Args:
        stage: what would bear it: LABEL, SERVICE, RUN, DELEGATED or SUBAGENT, in the order in which they fail.
        what: the same in words, and that it fails.
        name: the name as it would be.
        most: how many characters the agent's name may have for it.
        severity: WARNING where only some of those names are too long.
    """

    stage: str
    what: str
    name: str
    most: int
    severity: str = ERROR


def too_long(pack: Pack, stage: str) -> Iterator[Finding]:
    """A finding for every installed persona whose gravest fault of length lies at `stage`.

    There is none where the pack has no name, or one that is too long by itself.
    """
    if 0 < len(pack.name) <= MAX_LABEL:
        least = _least(pack, stage)
        for persona in pack.personas:
            if len(pack.agent_name(persona)) > least and not excluded(pack, persona):
                excess = gravest(pack, persona)
                if excess is not None and excess.stage == stage:
                    yield _finding(pack.agent_name(persona), persona, excess)


def _least(pack: Pack, stage: str) -> int:
    """A length that any agent's name may have, whatever its persona does: nearly all packs stay below it."""
    if stage == SUBAGENT and not any(map(_spawns, pack.personas)):
        return _LONGER_THAN_ANY
    if stage == DELEGATED:
        hops = min(_DEEPEST, max(1, len(pack.edges(DELEGATION))))
        return MAX_LABEL - len(_SCHEDULED) - hops * _HOP
    return _LEAST[stage]


def _finding(agent: str, persona: Persona, excess: Excess) -> Finding:
    message = f"the agent's name '{agent}' has {len(agent)} characters, and with more than {excess.most} {excess.what}"
    return Finding(
        persona.path / "name",
        message,
        remedy=f"shorten the pack's or the persona's name by {len(agent) - excess.most}",
        label=f"'{excess.name}' has {len(excess.name)} characters of {MAX_LABEL}",
        severity=excess.severity,
    )


def gravest(pack: Pack, persona: Persona) -> Excess | None:
    """What is worst about the length of the persona's agent name: the first thing to fail, an error if there is one."""
    if not 0 < len(persona.name) <= MAX_LABEL:
        return None
    length = len(pack.agent_name(persona))
    found = [name for name in _names(pack, persona) if length > name.most]
    return next((name for name in found if name.severity == ERROR), found[0] if found else None)


def _names(pack: Pack, persona: Persona) -> Iterator[Excess]:
    """Every generated name, in the order of the stages, the tightest of a stage first."""
    agent = pack.agent_name(persona)
    yield Excess(LABEL, "whatever is labelled with it cannot be made", agent, MAX_LABEL)
    yield _name(SERVICE, "the Service of its memory cannot be made", agent, _MEMORY)
    if serves_web(persona):
        yield _name(RUN, "the Service of its web endpoint cannot be made", agent, _WEB_SERVER)
    starts = tuple(_starts(pack, persona))
    for what, suffix in starts:
        yield from _run_names(what, agent, suffix)
    tightest = max((suffix for _, suffix in starts), key=len, default=_ASKED)
    yield from _delegated(pack, persona, agent, tightest)
    if pack.release >= _SUBAGENTS_SINCE and _spawns(persona):
        most = MAX_LABEL - _BATCH - len(tightest)
        name = f"sub-{agent}{tightest}-1700000000000000000-1-0"
        yield Excess(SUBAGENT, "the runs of its sub-agents cannot start", name, most)


def _spawns(persona: Persona) -> bool:
    """Whether the persona has the skill for sub-agents, by its name or by its SkillPack's."""
    return not {"subagents", "skillpack-subagents"}.isdisjoint(persona.skills)


def _starts(pack: Pack, persona: Persona) -> Iterator[tuple[str, str]]:
    """How runs of the persona start, and what their names end in."""
    if effective_schedule(pack, persona) is not None:
        yield "its scheduled runs cannot start", _SCHEDULED
    if pack.stimulus is not None and is_target(pack, persona, STIMULUS):
        yield "the run of the stimulus cannot start", _STIMULATED
    if pack.release >= _SUCCESSORS_SINCE and is_target(pack, persona, SEQUENTIAL):
        yield "the runs that follow another persona's cannot start", _SUCCEEDING


def _run_names(what: str, agent: str, suffix: str) -> Iterator[Excess]:
    full = _name(RUN, what, agent, suffix)
    if suffix == _SCHEDULED:
        yield _name(RUN, what, agent, suffix[:-_FIRST_RUN_SHORTER])
        yield full._replace(severity=WARNING)
    else:
        yield full


def _delegated(pack: Pack, persona: Persona, agent: str, suffix: str) -> Iterator[Excess]:
    if not is_source(pack, persona, DELEGATION, SEQUENTIAL):
        return
    hops = max(1, _delegations(pack, persona.name))
    name = "sub-" * hops + agent + suffix + "".join(f"-{depth}" for depth in range(1, hops + 1))
    severity = ERROR if is_source(pack, persona, DELEGATION) else WARNING
    most = MAX_LABEL - hops * _HOP - len(suffix)
    yield Excess(DELEGATED, "the runs that it delegates cannot start", name, most, severity)


def _delegations(pack: Pack, name: str) -> int:
    """How many delegations can follow each other from the persona of that name; 1 where they go in a circle."""
    hops = sum(name in starts for starts in _starts_of_ways(pack))
    return hops if hops <= _DEEPEST else 1


@remembered
def _starts_of_ways(pack: Pack) -> tuple[frozenset[str], ...]:
    """Where ways of one delegation start, of two, and so on, up to one more than there can be."""
    edges = pack.edges(DELEGATION)
    starts = [frozenset(edge.source for edge in edges)]
    while len(starts) <= _DEEPEST:
        starts.append(frozenset(edge.source for edge in edges if edge.target in starts[-1]))
    return tuple(starts)


def _name(stage: str, what: str, agent: str, suffix: str) -> Excess:
    return Excess(stage, what, f"{agent}{suffix}", MAX_LABEL - len(suffix))
