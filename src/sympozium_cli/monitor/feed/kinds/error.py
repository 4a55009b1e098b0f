"""A run has failed; one that failed without a word was cancelled (ensemble_controller.go, cleanupPersona)."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import BAD, Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.run import FAILED


def of_run(scene: RunScene) -> Iterator[Message]:
    """Why, as the controller wrote it."""
    run = scene.run
    if run.phase != FAILED:
        return
    summary = "fails" if run.error else "is cancelled: its persona or its pack was switched off"
    yield scene.message("error", Stage.ENDED, summary, at=run.completed, text=run.error, tone=BAD)
