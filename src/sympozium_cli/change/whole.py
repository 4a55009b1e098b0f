"""What it means that a pack comes or goes as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import shared_memory
from sympozium_cli.api.workflow import installed
from sympozium_cli.change.graph import why_refused
from sympozium_cli.change.meaning import DESTRUCTIVE, WARNING, Meaning
from sympozium_cli.values.plural import count


def of_new_pack(pack: Pack) -> Iterator[Meaning]:
    """The pack was not there before."""
    if not pack.spec.enabled:
        what = "it is not enabled, and nothing is made of it"
    else:
        what = f"{count(len(installed(pack)), 'persona')} will be installed"
    yield Meaning("pack-added", f"the pack '{pack.name}' is new: {what}", new=pack.metadata.path)
    reason = why_refused(pack) if pack.spec.enabled else ""
    if reason:
        text = f"the controller refuses the pack: {reason}; nothing is made of it, and its phase is Error"
        yield Meaning("pack-refused", text, WARNING, new=pack.spec.path / "relationships")


def of_lost_pack(pack: Pack) -> Iterator[Meaning]:
    """The pack is not there any more, and is taken to be deleted from the cluster too."""
    shared = ", the shared memory with its data" if shared_memory(pack) is not None else ""
    text = (
        f"the pack '{pack.name}' is gone: once it is deleted from the cluster, its agents, schedules and memories"
        f"{shared} are deleted, but runs without an owner (of stimuli, edges and channels) stay"
    )
    yield Meaning("pack-removed", text, DESTRUCTIVE, old=pack.metadata.path)
