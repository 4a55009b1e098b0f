"""The prompt that starts the pack's work."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import ESCALATION, Meaning


def find(edit: Edit) -> Iterator[Meaning]:
    """What changes in `stimulus`; one that was delivered is not delivered again for that."""
    old, new = edit.before.stimulus, edit.after.stimulus
    if old is None and new is not None:
        by_hand = new.trigger == "manual"
        when = "when somebody triggers it" if by_hand else "as soon as all agents are ready, which they may be now"
        yield Meaning("stimulus-gained", f"the stimulus '{new.name}' is added, and fires {when}", new=new.path)
    elif old is not None and new is None:
        yield Meaning("stimulus-lost", f"the stimulus '{old.name}' is removed", old=old.path)
    elif old is not None and new is not None:
        if old.prompt != new.prompt:
            text = f"the stimulus '{new.name}' has another prompt; it does not fire again for that"
            yield Meaning("stimulus-prompt-changed", text, old=old.path / "prompt", new=new.path / "prompt")
        if old.trigger != new.trigger:
            alone = new.trigger != "manual"
            text = f"the stimulus '{new.name}' fires {'by itself' if alone else 'only when somebody triggers it'}"
            paths = (old.path / "trigger", new.path / "trigger")
            yield Meaning("stimulus-trigger-changed", text, ESCALATION if alone else "info", "", *paths)
