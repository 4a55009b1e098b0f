"""A run has started to work, or to serve."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import ASIDE, Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.run import RUNNING, SERVING


def of_run(scene: RunScene) -> Iterator[Message]:
    """That it has, and when where it says so; one that was refused never has."""
    run = scene.run
    if run.started is None and run.phase not in (RUNNING, SERVING):
        return
    serves = run.phase == SERVING or run.mode == "server"
    data = {"model": run.model, "provider": run.provider}
    yield scene.message(
        "started", Stage.STARTED, "serves" if serves else "starts", at=run.started, tone=ASIDE, data=data
    )
