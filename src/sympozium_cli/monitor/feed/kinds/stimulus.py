"""A pack's stimulus was sent (internal/controller/stimulus.go)."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import ASIDE, Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.origin import STIMULUS


def of_run(scene: RunScene) -> Iterator[Message]:
    """That the run is there because of it, and what triggered it."""
    if scene.origin.kind != STIMULUS:
        return
    trigger = scene.origin.source
    yield scene.message(
        "stimulus",
        Stage.BEFORE,
        f"sends its stimulus ({trigger})" if trigger else "sends its stimulus",
        at=scene.run.created,
        who=scene.member.pack or "a pack",
        to=scene.name,
        tone=ASIDE,
        data={"trigger": trigger},
    )
