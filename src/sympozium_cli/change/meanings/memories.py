"""The private memory of a persona is switched on or off, or is kept otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Persona
from sympozium_cli.change.edit import Both, Edit
from sympozium_cli.change.meaning import INFO, WARNING, Meaning

_ON = "switched on"
_OFF = "switched off; what it holds, its server and its volume stay as they are"


def find(edit: Edit) -> Iterator[Meaning]:
    """What changes in `memory` and in what the pack says of all memories."""
    for one in edit.both:
        if _on(one.old) != _on(one.new):
            words = _ON if _on(one.new) else _OFF
            yield _meaning("memory-switched", f"the memory of '{one.name}' is {words}", one)
        if _seeds(one.old) != _seeds(one.new):
            yield _seeding(edit, one)
        stores = [_stores(edit.before.spec.value, one.old), _stores(edit.after.spec.value, one.new)]
        if stores[0] != stores[1]:
            does = "stores" if stores[1] else "no longer stores"
            yield _meaning("auto-store-changed", f"'{one.name}' {does} by itself what its runs find", one)


def _on(persona: Persona) -> bool:
    return persona.memory is None or persona.memory.enabled


def _seeds(persona: Persona) -> tuple[str, ...]:
    return tuple(persona.memory.seeds) if persona.memory is not None else ()


def _seeding(edit: Edit, one: Both) -> Meaning:
    places = (one.old.path / "memory", one.new.path / "memory")
    key = f"ConfigMap/{edit.after.agent_name(one.new)}-memory"
    if any(change.key == key and change.op == "create" for change in edit.plan.changes):
        return Meaning(
            "seeds-changed", f"the memory of '{one.name}' begins with the new seeds", INFO, one.name, *places
        )
    text = f"the seeds of '{one.name}' change, to no effect: its memory is there already"
    return Meaning("seeds-ignored", text, WARNING, one.name, *places)


def _stores(spec: dict[str, object], persona: Persona) -> bool:
    memory = persona.memory
    own = memory.value.get("autoStore") if memory is not None else None
    chosen = own if own is not None else spec.get("autoStoreMemory")
    return chosen is not False


def _meaning(kind: str, text: str, one: Both) -> Meaning:
    return Meaning(kind, text, persona=one.name, old=one.old.path / "memory", new=one.new.path / "memory")
