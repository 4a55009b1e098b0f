"""The shared memory as the pack's controller keeps it (ensemble_controller.go, reconcileSharedMemory)."""

from __future__ import annotations

from typing import Final

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import shared_memory as switched_on
from sympozium_cli.change.state import ERROR, READY, State, added, without
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.shared_memory import shared_memory
from sympozium_cli.values.quantity import parse_quantity

_OBJECTS: Final = (
    "PersistentVolumeClaim/{}-shared-memory-db",
    "Deployment/{}-shared-memory",
    "Service/{}-shared-memory",
)


def with_shared_memory(state: State, pack: Pack, around: Circumstances) -> State:
    """The state at the end of a pass over an enabled pack: Ready, or in Error where the memory cannot be made.

    The size is read only where there is no volume yet; what cannot be read makes the controller panic before it
    writes a status.
    """
    memory = switched_on(pack)
    if memory is None:
        cleaned = without_shared_memory(state, pack.name) if state.shared_memory_ready else state
        return cleaned._replace(phase=READY)
    size = parse_quantity(memory.storage_size or "1Gi")
    if _claim(pack.name) not in state.objects:
        if size is None:
            return state._replace(crashed=True)
        if size.value <= 0:
            return state._replace(phase=ERROR)
    made = added(state.objects, shared_memory(pack, around))
    return state._replace(objects=made, phase=READY, shared_memory_ready=True)


def without_shared_memory(state: State, pack: str) -> State:
    """The state after the memory was cleaned up, with everything in it."""
    gone = (form.format(pack) for form in _OBJECTS)
    return state._replace(objects=without(state.objects, gone), shared_memory_ready=False)


def _claim(pack: str) -> str:
    return _OBJECTS[0].format(pack)
