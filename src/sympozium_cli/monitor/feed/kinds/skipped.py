"""A hook before a run has found that there is nothing to do (agentrun_controller.go, skipRun)."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import ASIDE, Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.fields import text
from sympozium_cli.monitor.run import SKIPPED


def of_run(scene: RunScene) -> Iterator[Message]:
    """Why not, in the words of the hook."""
    if scene.run.phase == SKIPPED:
        reason = text(scene.value, "status", "result")
        yield scene.message("skipped", Stage.ENDED, "skips", at=scene.run.completed, text=reason, tone=ASIDE)
