"""One pass of the controllers over a pack, from what there is to what there will be.

This is how v0.10.44 and later treat a pack that they have seen before. The pass is the one of ensemble_controller.go,
then that of agent_controller.go for every agent, then that of ensemble_controller.go again, which finds the agents
gone that it has deleted, and at last that of sympoziumschedule_controller.go, which lets its schedules go.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Any, Final

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import excluded, made_schedule
from sympozium_cli.change.cleanup import OWNED, agent_names, collected, has_schedules, of_personas
from sympozium_cli.change.graph import why_refused
from sympozium_cli.change.sharing import with_shared_memory, without_shared_memory
from sympozium_cli.change.state import ERROR, INACTIVE, State, added, is_agent, without
from sympozium_cli.render import era
from sympozium_cli.render.agent import agent
from sympozium_cli.render.agent_children import agent_objects
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.origin import plain
from sympozium_cli.render.schedule import KIND as SCHEDULE
from sympozium_cli.render.schedule import schedule
from sympozium_cli.render.seeds import seeded_memory
from sympozium_cli.values.release import Release

SINCE: Final = Release(0, 10, 44)
"""From here on the controller replaces the whole spec of an agent; older ones update it field by field."""

_PROVIDER = "sympozium.ai/provider"


def reconciled(state: State, pack: Pack, around: Circumstances) -> State:
    """What there is after a pass over `pack`, as it is written now, where before it there was `state`."""
    start = state._replace(collected={}, crashed=False)
    if not pack.spec.enabled:
        return collected(_disabled(start, pack), _owner(pack))
    if waits_for_model(pack, around):
        return start
    if why_refused(pack):
        return start._replace(phase=ERROR)
    personas = reduce(lambda after, persona: _with_persona(after, pack, persona, around), pack.personas, start)
    shared = with_shared_memory(personas, pack, around)
    return collected(shared._replace(objects=added(shared.objects, _children(shared, around))), _owner(pack))


def removed(state: State, pack: Pack) -> State:
    """What there is after the pack itself was deleted, and everything that it owned."""
    memory = without_shared_memory(state._replace(collected={}), pack.name)
    timers = [key for key, manifest in memory.objects.items() if manifest.kind == SCHEDULE]
    owned = memory._replace(
        objects=without(memory.objects, timers),
        collected=dict.fromkeys(timers, OWNED),
    )
    own = {pack.agent_name(persona) for persona in pack.personas}
    return collected(of_personas(owned, own.union(agent_names(owned.objects))))._replace(phase="")


def waits_for_model(pack: Pack, around: Circumstances) -> bool:
    """Whether the controller does nothing because the Model of the pack is not Ready."""
    return bool(pack.spec.model_ref) and not around.model_endpoint


def _disabled(state: State, pack: Pack) -> State:
    """A disabled pack stays as it is until the last agent and the last schedule are gone; then its memory goes."""
    had_schedules = has_schedules(state.objects)
    left = of_personas(state, map(pack.agent_name, pack.personas))
    stuck = any(manifest.kind == SCHEDULE or is_agent(manifest) for manifest in left.objects.values())
    if stuck or had_schedules:
        return left
    return without_shared_memory(left, pack.name)._replace(phase=INACTIVE)


def _with_persona(state: State, pack: Pack, persona: Persona, around: Circumstances) -> State:
    if excluded(pack, persona):
        return of_personas(state, [pack.agent_name(persona)])
    made = agent(pack, persona, around)
    known = state.objects.get(made.key)
    objects = {**state.objects, made.key: made if known is None else _merged(known, made)}
    seeds = seeded_memory(pack, persona, around)
    seeded = added(objects, [seeds] if seeds is not None else [])
    written = made_schedule(pack, persona)
    if written is None:
        return state._replace(objects=without(seeded, [f"{SCHEDULE}/{made.name}-schedule"]))
    timer = schedule(pack, persona, written, around)
    there = seeded.get(timer.key)
    return state._replace(objects={**seeded, timer.key: timer if there is None else _merged(there, timer)})


def _merged(known: Manifest, made: Manifest) -> Manifest:
    """What is there, with the whole spec and the labels of what would be made; a stale provider label goes."""
    about: dict[str, Any] = known.tree["metadata"]
    wanted = made.tree["metadata"]["labels"]
    labels = {name: label for name, label in about["labels"].items() if name != _PROVIDER} | wanted
    tree = {**known.tree, "metadata": {**about, "labels": labels}, "spec": made.tree["spec"]}
    return made._replace(tree=tree)


def _children(state: State, around: Circumstances) -> Iterator[Manifest]:
    for manifest in state.objects.values():
        if is_agent(manifest):
            yield from agent_objects(manifest, around)


def _owner(pack: Pack) -> str:
    return f"{plain(era.words(pack.release).pack)}/{pack.name}"
