"""The controller does nothing, or not all, of what the new version says."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.change.edit import Edit
from sympozium_cli.change.graph import why_refused
from sympozium_cli.change.meaning import WARNING, Meaning
from sympozium_cli.change.reconcile import waits_for_model


def find(edit: Edit) -> Iterator[Meaning]:
    """Why nothing happens; nothing where it does."""
    pack = edit.after
    if not pack.spec.enabled:
        return
    reason = why_refused(pack)
    if waits_for_model(pack, edit.around):
        text = f"the Model '{pack.spec.model_ref}' is taken to be not Ready: the controller waits, and changes nothing"
        yield Meaning("model-not-ready", text, WARNING, new=pack.spec.path / "modelRef")
    elif reason:
        text = f"the controller refuses the new version: {reason}; what is there runs on as it is, in phase Error"
        yield Meaning("pack-refused", text, WARNING, new=pack.spec.path / "relationships")
    elif edit.plan.crashed:
        memory = pack.spec.shared_memory
        path = memory.path / "storageSize" if memory is not None else pack.spec.path
        text = "the controller panics over the size of the shared memory, at every attempt: the pack never gets ready"
        yield Meaning("controller-panics", text, WARNING, new=path)
