"""All the objects of a pack, in the order in which they come to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed, made_schedule
from sympozium_cli.render import era
from sympozium_cli.render.agent import agent
from sympozium_cli.render.agent_children import agent_objects
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.origin import plain
from sympozium_cli.render.runs import first_tick_run, stimulus_run
from sympozium_cli.render.schedule import KIND as SCHEDULE
from sympozium_cli.render.schedule import schedule
from sympozium_cli.render.seeds import FILE, seeded_memory
from sympozium_cli.render.shared_memory import shared_memory
from sympozium_cli.values.release import Release

AGENT_KINDS: Final = frozenset(("Agent", "SympoziumInstance"))
FIRST_WITH_AGENTS: Final = Release(0, 10, 0)


def pack_objects(pack: Pack, around: Circumstances) -> list[Manifest]:
    """What the pack's controller creates (ensemble_controller.go, Reconcile), as if the pack were enabled.

    The pack is one that the controller gets through with: valid relationships, and a size of storage that it can read.
    """
    return once([*_of_personas(pack, around), *shared_memory(pack, around)])


def agents_objects(pack: Pack, made: Sequence[Manifest], around: Circumstances) -> list[Manifest]:
    """What the Agent controller creates next, agent by agent in the order of their names, as it lists them.

    Args:
        pack: the pack.
        made: what the pack's controller has made of it.
        around: what the controllers know.

    Raises:
        ValueError: the target is older than v0.10.0, of whose agents nothing is recorded.
    """
    if pack.release < FIRST_WITH_AGENTS:
        raise ValueError(f"what the agents of {pack.release} become is not known")
    there = {manifest.key for manifest in made}
    children = once(child for agent in by_name(agents_in(made)) for child in agent_objects(agent, around))
    return [child for child in children if child.key not in there]


def first_runs(pack: Pack, made: Sequence[Manifest]) -> list[Manifest]:
    """The run that the stimulus starts, and the first one of every schedule that can be read, in this order.

    Args:
        pack: the pack.
        made: everything that the two controllers have made of it.
    """
    agents = {agent.name: agent for agent in agents_in(made)}
    memories = {one.name: one.value["data"][FILE] for one in made if one.kind == "ConfigMap"}
    runs = [
        first_tick_run(pack, agents[name], one, memories.get(f"{name}-memory", ""))
        for one in by_name(made)
        if one.kind == SCHEDULE
        for name in [str(plain(one.tree["spec"][_reference(pack)]))]
    ]
    started = stimulus_run(pack, {agent.persona: agent for agent in agents.values()})
    return [run for run in (started, *runs) if run is not None]


def agents_in(made: Iterable[Manifest]) -> list[Manifest]:
    """The agents among the objects."""
    return [manifest for manifest in made if manifest.kind in AGENT_KINDS]


def by_name(manifests: Iterable[Manifest]) -> list[Manifest]:
    """The objects in the order of their names."""
    return sorted(manifests, key=lambda manifest: manifest.name)


def once(manifests: Iterable[Manifest]) -> list[Manifest]:
    """The objects without those that exist already when their turn comes: what is there is not made again."""
    made: dict[str, Manifest] = {}
    for manifest in manifests:
        made.setdefault(manifest.key, manifest)
    return list(made.values())


def _of_personas(pack: Pack, around: Circumstances) -> Iterator[Manifest]:
    for persona in installed(pack):
        yield agent(pack, persona, around)
        seeds = seeded_memory(pack, persona, around)
        if seeds is not None:
            yield seeds
        written = made_schedule(pack, persona)
        if written is not None:
            yield schedule(pack, persona, written, around)


def _reference(pack: Pack) -> str:
    return era.words(pack.release).agent_reference
