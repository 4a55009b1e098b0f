"""All the objects of a pack, in the order in which they come to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed, made_schedule
from sympozium_cli.render.agent import agent
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.schedule import schedule
from sympozium_cli.render.seeds import seeded_memory
from sympozium_cli.render.shared_memory import shared_memory


def pack_objects(pack: Pack, around: Circumstances) -> list[Manifest]:
    """What the pack's controller creates (ensemble_controller.go, Reconcile), as if the pack were enabled.

    The pack is one that the controller gets through with: valid relationships, and a size of storage that it can read.
    """
    return once([*_of_personas(pack, around), *shared_memory(pack, around)])


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
