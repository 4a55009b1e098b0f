"""A run has others work for it, and they come back (internal/controller/spawn_router.go).

The child itself says it first, and with a time; the record of its parent says it where the child is not there any
more. How a child ended is taken from the child as long as there is one: the record calls failures successes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sympozium_cli.monitor.feed.message import ASIDE, CAREFUL, Message, Spot, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.origin import DELEGATION, SUBAGENT
from sympozium_cli.monitor.run import FAILED, FINISHED, Delegate

_ENDS = {"Succeeded": "comes back", "Failed": "has failed", "Skipped": "had nothing to do"}


def of_run(scene: RunScene) -> Iterator[Message]:
    """That this run works for another, and those that have worked for it."""
    if scene.origin.kind in (DELEGATION, SUBAGENT):
        yield from _of_child(scene)
    for delegate in scene.run.delegates:
        if delegate.run and not scene.speaker(delegate.run):
            yield from _of_record(scene, delegate)


def _of_child(scene: RunScene) -> Iterator[Message]:
    run, parent = scene.run, scene.origin.source
    data = {"parent": parent, "child": run.name}
    out = scene.message(
        "delegate", Stage.BEFORE, "delegates", at=run.created, who=scene.asker, to=scene.name, tone=ASIDE, data=data
    )
    yield out._replace(mark=f"out/{run.name}")
    if run.finished:
        yield _back(scene, scene.name, run.phase, run.completed)._replace(to=scene.asker, data=data)


def _of_record(scene: RunScene, delegate: Delegate) -> Iterator[Message]:
    """What only the parent says: the child is gone already, or somebody else's to see."""
    whom, child = delegate.persona or delegate.run, delegate.run
    data = {"parent": scene.run.name, "child": child}
    out = scene.message("delegate", Stage.BEFORE, "delegates", to=whom, tone=ASIDE, data=data, mark=f"out/{child}")
    life = Spot(child, Stage.BEFORE, scene.run.name, inside=True)
    subject = out.subject._replace(persona=delegate.persona, agent="", run=child)
    yield out._replace(at=scene.run.started or out.at, subject=subject, spot=life)
    if delegate.phase in FINISHED:
        back = _back(scene, whom, delegate.phase, None)
        place = life._replace(stage=Stage.AFTER)
        yield back._replace(to=scene.name, data=data, mark=f"back/{child}", subject=subject, spot=place)


def _back(scene: RunScene, who: str, phase: str, at: datetime | None) -> Message:
    tone = CAREFUL if phase == FAILED else ASIDE
    mark = f"back/{scene.run.name}"
    return scene.message("delegate", Stage.AFTER, _ENDS[phase], at=at, who=who, tone=tone, mark=mark)
