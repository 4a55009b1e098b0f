"""The shared memory is switched on or off, or is to have another size."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.sharing import shared_memory
from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import DESTRUCTIVE, INFO, WARNING, Meaning
from sympozium_cli.values.quantity import parse_quantity


def find(edit: Edit) -> Iterator[Meaning]:
    """Nothing of a disabled pack, which loses its memory with all the rest."""
    if not edit.after.spec.enabled:
        return
    old, new = shared_memory(edit.before), shared_memory(edit.after)
    path = edit.after.spec.path / "sharedMemory"
    if old is not None and new is None:
        text = "the shared memory is switched off: its server and its volume are deleted, with all data"
        yield Meaning("shared-memory-deleted", text, DESTRUCTIVE, "", old.path, path)
    elif old is None and new is not None:
        text = "the personas get a shared memory, which is empty"
        yield Meaning("shared-memory-made", text, INFO, "", path, new.path)
    elif old is not None and new is not None and _size(old.storage_size) != _size(new.storage_size):
        text = f"the shared memory is to have {new.storage_size}, to no effect: its volume keeps {old.storage_size}"
        yield Meaning("storage-size-ignored", text, WARNING, "", old.path / "storageSize", new.path / "storageSize")


def _size(text: str) -> object:
    quantity = parse_quantity(text or "1Gi")
    return quantity.value if quantity is not None else text
