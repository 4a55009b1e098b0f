"""What a reader may expect and the controllers do not make, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.sharing import shared_memory
from sympozium_cli.api.stimulus import stimulated, stimulated_when_ready
from sympozium_cli.api.ticks import read_cron
from sympozium_cli.api.workflow import excluded, is_target, serves_web, suppressing_edges
from sympozium_cli.render.channel_pods import lacks_secret
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.engine import agents_in
from sympozium_cli.render.manifest import Manifest, spec_of
from sympozium_cli.render.origin import plain
from sympozium_cli.render.schedule import KIND as SCHEDULE
from sympozium_cli.source.path import FieldPath
from sympozium_cli.values.cron import CronError


class Absence(NamedTuple):
    """Something that is not made.

    Args:
        persona: the persona that goes without; "" for the whole pack.
        message: what is not there, and why.
        path: the field of the pack that decides.
        expected: whether the pack asks for it, so that its author may be surprised.
    """

    persona: str
    message: str
    path: FieldPath
    expected: bool


def absences(pack: Pack) -> list[Absence]:
    """What the pack's controller leaves out."""
    found = [absence for persona in pack.personas for absence in _of_persona(pack, persona)]
    memory = pack.spec.shared_memory
    if memory is not None and shared_memory(pack) is None:
        found.append(Absence("", "no shared memory: it is not enabled", memory.path, expected=True))
    return found


def later_absences(pack: Pack, made: Sequence[Manifest], around: Circumstances) -> list[Absence]:
    """What the Agent controller and the schedule controller leave out, given what there is."""
    found = [
        Absence(
            agent.persona, f"no pod for the channel '{kind}': there is no Secret '{secret}'", _path(pack, agent), True
        )
        for agent in agents_in(made)
        for kind, secret in lacks_secret(agent, around)
    ]
    for schedule in made:
        if schedule.kind == SCHEDULE:
            found += _of_schedule(pack, schedule)
    return [*found, *_of_stimulus(pack)]


def _of_persona(pack: Pack, persona: Persona) -> Iterator[Absence]:
    if excluded(pack, persona):
        path = next(word.path for word in pack.spec.exclude_personas if word == persona.name)
        yield Absence(persona.name, f"nothing for '{persona.name}': excludePersonas names it", path, expected=False)
        return
    edges = suppressing_edges(pack, persona)
    if persona.schedule is not None and edges:
        edge = pack.relationships[edges[0]]
        message = f"no schedule for '{persona.name}': the sequential edge from '{edge.source}' takes it away"
        yield Absence(persona.name, message, edge.path, expected=True)
    elif persona.schedule is None:
        yield Absence(persona.name, f"no schedule for '{persona.name}': {_starter(pack, persona)}", persona.path, False)


def _starter(pack: Pack, persona: Persona) -> str:
    """What starts the runs of a persona that has no schedule."""
    if is_target(pack, persona, "sequential"):
        return "it has none, and runs after its predecessor"
    if is_target(pack, persona, "delegation"):
        return "it has none, and runs when a task is delegated to it"
    if is_target(pack, persona, "stimulus"):
        return "it has none, and runs when the stimulus comes"
    if serves_web(persona):
        return "it has none, and serves its web endpoint"
    if persona.channels:
        return "it has none, and runs when a message comes"
    return "it has none, and nothing else starts it"


def _of_schedule(pack: Pack, schedule: Manifest) -> Iterator[Absence]:
    persona = pack.persona(schedule.persona)
    text = plain(spec_of(schedule)["schedule"])
    read = read_cron(text)
    path = persona.path / "schedule" if persona is not None else pack.spec.path
    if isinstance(read, CronError):
        message = f"no runs of '{schedule.persona}': its schedule '{text}' cannot be read: {read}"
        yield Absence(schedule.persona, message, path, expected=True)
    elif persona is not None and serves_web(persona):
        message = f"no scheduled runs of '{persona.name}' for as long as its web endpoint serves, which is always"
        yield Absence(persona.name, message, path, expected=True)


def _of_stimulus(pack: Pack) -> Iterator[Absence]:
    stimulus = pack.stimulus
    if stimulus is None or stimulated_when_ready(pack) is not None:
        return
    start = stimulated(pack)
    if start is None:
        yield Absence("", "no run of the stimulus: the persona that it leads to has no agent", stimulus.path, True)
    elif stimulus.trigger == "manual":
        yield Absence("", "no run of the stimulus: its trigger is manual", stimulus.path / "trigger", False)
    else:
        message = f"no run of the stimulus: {pack.release} waits until every agent serves a web endpoint"
        yield Absence("", message, stimulus.path, expected=True)


def _path(pack: Pack, agent: Manifest) -> FieldPath:
    persona = pack.persona(agent.persona)
    return persona.path / "channels" if persona is not None else pack.spec.path
