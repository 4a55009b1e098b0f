"""The memory server that the personas of a pack share (ensemble_controller.go, reconcileSharedMemory).

The membrane, the access rules and the edges make no objects: they become environment variables of runs.
"""

from __future__ import annotations

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import shared_memory as switched_on
from sympozium_cli.render import era
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import ENSEMBLE_CONTROLLER, Manifest
from sympozium_cli.render.memory_server import Server, admin_token, memory_server
from sympozium_cli.render.origin import Traced, because, taken
from sympozium_cli.source.path import FieldPath
from sympozium_cli.values.quantity import parse_quantity

_DEFAULT_SIZE = "1Gi"


def shared_memory(pack: Pack, around: Circumstances) -> list[Manifest]:
    """Its objects; none where `sharedMemory.enabled` is not true."""
    memory = switched_on(pack)
    if memory is None:
        return []
    labels = {
        "sympozium.ai/component": "shared-memory",
        "sympozium.ai/ensemble": taken(pack.metadata, "name"),
    }
    server = Server(
        name=f"{pack.name}-shared-memory",
        called="the pack's name",
        namespace=around.namespace_of(pack),
        labels=labels,
        claim_labels=labels,
        size=_size(memory.storage_size, memory.path / "storageSize"),
        variables=admin_token(around) if pack.release >= era.ADMIN_TOKEN else [],
        owner=(era.words(pack.release).pack, pack.name),
        made_by=ENSEMBLE_CONTROLLER,
        persona="",
    )
    return memory_server(server, around)


def _size(text: str, path: FieldPath) -> Traced:
    quantity = parse_quantity(text or _DEFAULT_SIZE)
    # What cannot be read makes the controller panic; nobody gets here with it.
    canonical = quantity.canonical if quantity is not None else text
    why = "" if canonical == text else f"'{text}' in the words of Kubernetes" if text else "the controller's default"
    return because(canonical, why, path)
