"""Somebody wrote to an agent on a channel, such as Slack (internal/controller/channel_router.go)."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.fields import at
from sympozium_cli.monitor.origin import CHANNEL
from sympozium_cli.monitor.prompts import asked


def of_run(scene: RunScene) -> Iterator[Message]:
    """What was written, by whom, and where."""
    if scene.origin.kind != CHANNEL:
        return
    told = {key: scene.run.annotations.get(f"sympozium.ai/{key}", "") for key in ("sender-name", "reply-chat-id")}
    chat = told["reply-chat-id"]
    yield scene.message(
        "channel",
        Stage.ASKED,
        f"writes on {scene.origin.source}" + (f", in {chat}" if chat else ""),
        at=scene.run.created,
        who=scene.asker,
        to=scene.name,
        text=asked(at(scene.value, "spec", "task")),
        data={"channel": scene.origin.source, "sender": told["sender-name"], "chat": chat},
    )
