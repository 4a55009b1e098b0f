"""What a run was asked to do, by whoever is no persona before it in a pipeline and nobody on a channel."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.fields import at
from sympozium_cli.monitor.origin import CHANNEL, SEQUENTIAL
from sympozium_cli.monitor.prompts import asked


def of_run(scene: RunScene) -> Iterator[Message]:
    """The task, without what controllers put before it."""
    if scene.origin.kind in (CHANNEL, SEQUENTIAL):
        return
    yield scene.message(
        "task",
        Stage.ASKED,
        "asks",
        at=scene.run.created,
        who=scene.asker,
        to=scene.name,
        text=asked(at(scene.value, "spec", "task")),
    )
