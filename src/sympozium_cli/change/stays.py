"""What the controllers leave as it is: objects that are made once, and objects that nobody asks for any more."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.change.reconcile import reconciled
from sympozium_cli.change.state import ERROR, NOTHING, State, is_agent
from sympozium_cli.render.channel_pods import SERVICE_ACCOUNT
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.run_spec import RUN
from sympozium_cli.render.schedule import KIND as SCHEDULE


class Kept(NamedTuple):
    """An object that stays, and why.

    `present` is what it is, `wanted` what the controllers would make of the pack today; None where they would make no
    such object.
    """

    key: str
    why: str
    present: dict[str, Any]
    wanted: dict[str, Any] | None = None


_MADE_ONCE: Final = {
    "ConfigMap": "a memory is seeded once; the seeds of today are never written into it",
    "PersistentVolumeClaim": "the size of a volume is that of its first day",
    "Deployment": "made once; delete it, and the controller makes it anew as the pack wants it",
    RUN: "the run that serves goes on as it was started; delete it, and the controller starts a new one",
}
_UNLISTED: Final = "its persona is no longer listed, and the controller looks at listed ones only: it goes on"
_UNASKED: Final = {
    "ConfigMap": "memories that are there stay, though nothing reads them any more",
    "PersistentVolumeClaim": "its data stay until the agent goes",
    "Deployment": "the channel is gone from the pack, but its pod stays connected until the agent goes",
    RUN: "the endpoint is gone from the pack, but its run serves on until somebody deletes it",
}


def untouched(state: State, pack: Pack | None, around: Circumstances) -> tuple[Kept, ...]:
    """The objects that would be made otherwise today."""
    ideal = _ideal(state, pack, around)
    if ideal is None:
        return ()
    both = sorted(state.objects.keys() & ideal.objects.keys())
    pairs = ((state.objects[key], ideal.objects[key].value) for key in both)
    return tuple(
        Kept(one.key, _MADE_ONCE.get(one.kind, one.note), one.value, wanted)
        for one, wanted in pairs
        if one.value != wanted
    )


def orphans(state: State, pack: Pack | None, around: Circumstances) -> tuple[Kept, ...]:
    """The objects that would not be made today; the service account, which others may use, is left out."""
    ideal = _ideal(state, pack, around)
    if ideal is None:
        return ()
    lost = sorted(state.objects.keys() - ideal.objects.keys())
    found = (state.objects[key] for key in lost if key != f"ServiceAccount/{SERVICE_ACCOUNT}")
    return tuple(Kept(one.key, _why_orphan(one, pack), one.value) for one in found)


def _ideal(state: State, pack: Pack | None, around: Circumstances) -> State | None:
    """What the controllers would make of the pack if nothing were there; None where they do not get to it."""
    if pack is None or state.crashed or (state.phase == ERROR and pack.spec.enabled):
        return None
    return reconciled(NOTHING, pack, around)


def _why_orphan(manifest: Manifest, pack: Pack | None) -> str:
    listed = pack is not None and pack.persona(manifest.persona) is not None
    if is_agent(manifest) or manifest.kind == SCHEDULE or (manifest.persona and not listed):
        return _UNLISTED
    return _UNASKED.get(manifest.kind, "nothing removes it")
