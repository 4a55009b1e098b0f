"""The pack is switched on or off."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import shared_memory
from sympozium_cli.api.workflow import installed
from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import DESTRUCTIVE, Meaning
from sympozium_cli.change.state import INACTIVE
from sympozium_cli.lint.faults.authentication import deleted_secrets
from sympozium_cli.values.plural import count, quoted


def find(edit: Edit) -> Iterator[Meaning]:
    """Nothing where `enabled` is what it was."""
    path = edit.after.spec.path / "enabled"
    if edit.after.spec.enabled and not edit.before.spec.enabled:
        text = f"the pack is switched on: {count(len(installed(edit.after)), 'persona')} will be installed"
        yield Meaning("pack-enabled", text, old=path, new=path)
    if edit.before.spec.enabled and not edit.after.spec.enabled:
        yield Meaning("pack-disabled", _off(edit), DESTRUCTIVE, old=path, new=path)
        yield from _secrets(edit)


def _off(edit: Edit) -> str:
    lost = "its agents and schedules, all their runs, their memories"
    shared = ", and the shared memory with its data" if shared_memory(edit.before) else ""
    if edit.plan.settled == INACTIVE:
        return f"the pack is switched off: {lost}{shared} are deleted"
    return (
        f"the pack is switched off, but never ends: {lost} are deleted, and because of orphans"
        " it stays in its phase, and its shared memory and its Secrets stay"
    )


def _secrets(edit: Edit) -> Iterator[Meaning]:
    """The controller looks at the references of the new version, and at the Secrets of this pack's label too."""
    pack: Pack = edit.after
    named = [reference.secret for reference in deleted_secrets(pack)]
    if named and edit.plan.settled == INACTIVE:
        text = f"the controller deletes the Secret {quoted(dict.fromkeys(named))}, whoever made it"
        yield Meaning("secret-deleted", text, DESTRUCTIVE, new=pack.spec.path / "authRefs")
