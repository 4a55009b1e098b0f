"""Which run the stimulus of a pack starts, and whether it does so by itself."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.api.pack import STIMULUS, Pack, Relationship, Stimulus
from sympozium_cli.api.persona import Persona
from sympozium_cli.api.workflow import excluded, installed, serves_web
from sympozium_cli.values.release import Release

_RUNNING_IS_READY = Release(0, 10, 26)


class Start(NamedTuple):
    """The run that a stimulus starts: by which edge, and of whom."""

    stimulus: Stimulus
    edge: Relationship
    persona: Persona


def stimulated(pack: Pack) -> Start | None:
    """What the stimulus starts, sooner or later; None where nothing would run.

    Upstream takes the first stimulus edge (stimulus.go); an excluded persona has no agent that could run.
    """
    edge = next(iter(pack.edges(STIMULUS)), None)
    persona = pack.persona(edge.target) if edge else None
    if not (pack.stimulus and edge and persona) or excluded(pack, persona):
        return None
    return Start(pack.stimulus, edge, persona)


def stimulated_when_ready(pack: Pack) -> Start | None:
    """What the stimulus starts by itself; None for `trigger: manual`.

    It waits until every agent is ready; before v0.10.26 only a web endpoint ever was.
    """
    start = stimulated(pack)
    comes = pack.release >= _RUNNING_IS_READY or all(map(serves_web, installed(pack)))
    return start if start and start.stimulus.trigger in ("", "onReady") and comes else None
