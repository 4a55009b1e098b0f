"""An entry that a persona has left in the memory that its pack shares (cmd/memory-server); only where that is read."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import ASIDE, Message, Stage, Subject
from sympozium_cli.monitor.feed.scene import EntryScene
from sympozium_cli.monitor.fields import at, text


def of_entry(scene: EntryScene) -> Iterator[Message]:
    """Who has left it, its tags, and what it says."""
    entry, pack = scene.entry, scene.pack.pack
    tags = _tags(at(entry, "tags"))
    label = f" [{', '.join(tags)}]" if tags else ""
    data = {
        "id": at(entry, "id"),
        "seq": at(entry, "seq"),
        "tags": tags,
        "visibility": text(entry, "visibility"),
        "parent": at(entry, "parent_id"),
    }
    told = scene.pack.message("memory", Stage.UNDERWAY, f"remembers{label}", tone=ASIDE, data=data, mark=scene.mark)
    agent = text(entry, "source_agent")
    yield told._replace(
        subject=Subject(pack.namespace, pack.name, scene.persona, agent, uid=pack.uid),
        who=scene.persona or agent or "somebody",
        observed=scene.observed,
        text=text(entry, "content"),
    )


def _tags(value: object) -> list[str]:
    """The tags: a list of them, or a text with commas between them."""
    found = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return [one.strip() for one in found if isinstance(one, str) and one.strip()]
