"""A run waits: for those that it has delegated to, or in vain."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.monitor.feed.message import ASIDE, BAD, Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.run import AWAITING, FINISHED
from sympozium_cli.values.names import MAX_LABEL
from sympozium_cli.values.plural import listed


def of_run(scene: RunScene) -> Iterator[Message]:
    """What it waits for."""
    run = scene.run
    if run.phase == AWAITING:
        waited = [one for one in run.delegates if one.phase not in FINISHED]
        names = list(dict.fromkeys(one.persona or scene.speaker(one.run) or one.run for one in waited))
        yield scene.message(
            "waiting",
            Stage.UNDERWAY,
            f"waits for {listed(names)}" if names else "waits for its delegates",
            tone=ASIDE,
            data={"runs": [one.run for one in waited]},
            mark=str(len(run.delegates)),
        )
    if run.never_starts:
        yield scene.message(
            "waiting",
            Stage.ASKED,
            f"can never start: the name of the run has {len(run.name)} characters, and a Job takes {MAX_LABEL}",
            at=run.created,
            tone=BAD,
            mark="name",
        )
