"""What a failure began with, and what became of delegates whatever their parents say.

A parent's record of its delegates is written from messages that know no failure (internal/controller/spawn_router.go),
so that the child itself is asked wherever it is still there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sympozium_cli.monitor.causality import Forest, Key, age_order
from sympozium_cli.monitor.origin import SEQUENTIAL, origin
from sympozium_cli.monitor.run import FAILED, FINISHED, Run
from sympozium_cli.monitor.standing import reason, standing


class Failure(NamedTuple):
    """Where something went wrong first.

    Args:
        key: the run.
        persona: what its parent calls it, where it is gone; "" else.
        error: why, in the words of the controller, or ours.
        gone: whether the run is there no more, so that its parent's word is all there is.
        above: the runs that waited for it, the nearest first.
    """

    key: Key
    persona: str
    error: str
    gone: bool
    above: tuple[Run, ...]


class Contradiction(NamedTuple):
    """A delegate of which its parent's record says something else than the run itself; "" for no phase yet."""

    run: Run
    recorded: str


def failures(forest: Forest, root: Key, now: datetime) -> tuple[Failure, ...]:
    """Where the failures of a tree began, the first to happen first.

    A run that waited for one that failed is not where it began; a successor runs for itself.
    """
    found = []
    for key in forest.below(root):
        run = forest.runs[key]
        lost = [one for one in forest.gone(run) if one.phase == FAILED]
        for one in lost:
            gone = Failure((run.namespace, one.run), one.persona, one.error, True, (run, *_above(forest, key)))
            found.append((run, gone))
        if standing(run, now).is_trouble and not lost and not any(_led_here(forest, key, now)):
            found.append((run, Failure(key, "", reason(run, now), False, tuple(_above(forest, key)))))
    return tuple(failure for run, failure in sorted(found, key=lambda pair: _when(pair[0])))


def contradictions(forest: Forest, run: Run) -> tuple[Contradiction, ...]:
    """The delegates of which the record of a run says what is not so."""
    found = []
    for one in run.delegates:
        child = forest.runs.get((run.namespace, one.run))
        ended = child is not None and (child.finished or one.phase in FINISHED)
        if child is not None and ended and child.phase != one.phase:
            found.append(Contradiction(child, one.phase))
    return tuple(found)


def _led_here(forest: Forest, key: Key, now: datetime) -> Iterator[bool]:
    """For every run that this one waited for, whether it is in trouble."""
    for child in forest.children.get(key, ()):
        if origin(forest.runs[child]).kind != SEQUENTIAL:
            yield standing(forest.runs[child], now).is_trouble


def _above(forest: Forest, key: Key) -> Iterator[Run]:
    while key in forest.parents and origin(forest.runs[key]).kind != SEQUENTIAL:
        key = forest.parents[key]
        yield forest.runs[key]


def _when(run: Run) -> tuple[datetime, str, str]:
    return age_order(run._replace(created=run.completed or run.created))
