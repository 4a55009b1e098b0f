"""What the pack says for all its personas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import ESCALATION, INFO, Meaning

_SAID: Final = {
    "policyRef": ("policy-changed", "the runs are bound by another policy: '{1}' instead of '{0}'", ESCALATION),
    "taskOverride": ("objective-changed", "every scheduled task begins with another team objective", INFO),
    "volumes": ("volumes-changed", "the runs have other volumes", ESCALATION),
    "volumeMounts": ("mounts-changed", "the runs have volumes mounted elsewhere", INFO),
    "channelVolumes": ("channel-volumes-changed", "new channels get other volumes; pods that run keep theirs", INFO),
    "agentSandbox": ("sandbox-changed", "the sandbox of the agents has other settings", ESCALATION),
    "modelRef": ("model-ref-changed", "the pack is to run on the Model '{1}' instead of '{0}'", INFO),
}


def find(edit: Edit) -> Iterator[Meaning]:
    """The fields of `spec` that are read as a whole."""
    old, new = edit.before.spec, edit.after.spec
    for key, (kind, text, severity) in _SAID.items():
        was, now = old.value.get(key), new.value.get(key)
        if was != now:
            words = text.format(was or "(none)", now or "(none)")
            yield Meaning(kind, words, severity, "", old.path / key, new.path / key)
