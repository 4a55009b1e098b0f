"""What is in the cluster of a pack after its controllers have worked on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from sympozium_cli.render.engine import AGENT_KINDS
from sympozium_cli.render.manifest import Manifest

READY: Final = "Ready"
ERROR: Final = "Error"
INACTIVE: Final = "Inactive"

Objects = Mapping[str, Manifest]
"""Objects by kind and name, "Agent/team-writer"."""


class State(NamedTuple):
    """What there is after a pass of the controllers.

    Args:
        objects: everything that lives.
        phase: `status.phase` of the pack; "" where none was ever written.
        shared_memory_ready: `status.sharedMemoryReady`; without it the controller does not clean up.
        collected: what vanished in this pass without a deletion of its own, and why.
        crashed: whether the controller panicked on the way, and tries again for ever.
    """

    objects: Objects
    phase: str = ""
    shared_memory_ready: bool = False
    collected: Mapping[str, str] = {}
    crashed: bool = False


NOTHING: Final = State({})
"""A pack that was never applied, or never enabled."""


def without(objects: Objects, keys: Iterable[str]) -> Objects:
    """The objects but for those of these keys."""
    gone = frozenset(keys)
    return {key: manifest for key, manifest in objects.items() if key not in gone}


def added(objects: Objects, made: Iterable[Manifest]) -> Objects:
    """The objects, and of those that a controller would make the ones that are not there yet."""
    return {**{manifest.key: manifest for manifest in reversed(list(made))}, **objects}


def is_agent(manifest: Manifest) -> bool:
    """Whether the object is what a persona becomes."""
    return manifest.kind in AGENT_KINDS
