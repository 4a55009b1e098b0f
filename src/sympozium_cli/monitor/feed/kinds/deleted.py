"""A run was removed before it had ended; those that had are tidied away without a word."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import CAREFUL, Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene


def of_run(scene: RunScene) -> Iterator[Message]:
    """That it was."""
    if scene.gone and not scene.run.finished:
        yield scene.message("deleted", Stage.ENDED, "is removed before it has ended", tone=CAREFUL)
