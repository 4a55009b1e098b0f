"""The circuit breaker of a pack has opened or closed (spawn_router.go, recordDelegateFailure)."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import BAD, GOOD, Message, Stage
from sympozium_cli.monitor.feed.scene import PackScene
from sympozium_cli.values.plural import count


def of_pack(scene: PackScene) -> Iterator[Message]:
    """That it is open, or that it was."""
    pack, before = scene.pack, scene.before
    data = {"open": pack.breaker_open, "failures": pack.failures}
    if scene.gone:
        return
    if pack.breaker_open:
        summary = f"has its circuit breaker open, after {count(pack.failures, 'failed delegation')}: nobody delegates"
        yield scene.message("breaker", Stage.UNDERWAY, summary, tone=BAD, data=data, mark="open")
    elif before is not None and before.breaker_open:
        yield scene.message(
            "breaker", Stage.UNDERWAY, "has its circuit breaker closed again", tone=GOOD, data=data, mark="closed"
        )
