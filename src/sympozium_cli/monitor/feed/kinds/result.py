"""The answer of a run that has succeeded."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import GOOD, Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.fields import text
from sympozium_cli.monitor.origin import DELEGATION, SUBAGENT
from sympozium_cli.monitor.run import SUCCEEDED


def of_run(scene: RunScene) -> Iterator[Message]:
    """What it says; who delegated is who it says it to."""
    if scene.run.phase != SUCCEEDED:
        return
    to = scene.asker if scene.origin.kind in (DELEGATION, SUBAGENT) else ""
    answer = text(scene.value, "status", "result")
    summary = "answers" if answer.strip() else "is done, and says nothing"
    yield scene.message("result", Stage.ENDED, summary, at=scene.run.completed, to=to, text=answer, tone=GOOD)
