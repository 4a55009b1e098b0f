"""A persona has ended, and the next in the pipeline goes on (agentrun_controller.go, triggerSequentialSuccessors)."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.fields import at
from sympozium_cli.monitor.origin import SEQUENTIAL
from sympozium_cli.monitor.prompts import asked


def of_run(scene: RunScene) -> Iterator[Message]:
    """The task of the next, without the card that repeats the last one's."""
    if scene.origin.kind != SEQUENTIAL:
        return
    yield scene.message(
        "handoff",
        Stage.ASKED,
        "hands over",
        at=scene.run.created,
        who=scene.asker,
        to=scene.name,
        text=asked(at(scene.value, "spec", "task")),
        data={"from": scene.origin.source},
    )
