"""Which run caused which: runs in, trees out.

Whatever labels say, the result is a forest: nothing has two parents, and nothing is its own ancestor. There may be
chains of thousands of runs (two personas that follow each other for ever), so nothing here recurses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor.origin import predecessor
from sympozium_cli.monitor.run import Delegate, Run

Key = tuple[str, str]
"""The namespace and the name of a run."""

_BEGINNING: Final = datetime.min.replace(tzinfo=UTC)


class Place(NamedTuple):
    """A run in a tree: how deep it is below the root, and whether it is the last of its siblings, level by level."""

    run: Run
    last: tuple[bool, ...]

    @property
    def depth(self) -> int:
        """0 for a root."""
        return len(self.last)


class Forest(NamedTuple):
    """Runs and their causes.

    Args:
        runs: the runs by their keys.
        parents: the run that caused a run; roots have none.
        children: the runs that a run caused, the oldest first.
    """

    runs: Mapping[Key, Run]
    parents: Mapping[Key, Key]
    children: Mapping[Key, tuple[Key, ...]]

    @property
    def roots(self) -> tuple[Key, ...]:
        """The runs that no other run here has caused, the newest first."""
        alone = [run for key, run in self.runs.items() if key not in self.parents]
        return tuple(run.key for run in sorted(alone, key=age_order, reverse=True))

    def root_of(self, key: Key) -> Key:
        """The first of the runs that led to this one."""
        while key in self.parents:
            key = self.parents[key]
        return key

    def below(self, key: Key) -> Iterator[Key]:
        """This run and all that it has caused, each before its own children."""
        pending = [key]
        while pending:
            current = pending.pop()
            yield current
            pending.extend(reversed(self.children.get(current, ())))

    def places(self, root: Key) -> Iterator[Place]:
        """The runs of a tree, as one writes them below each other."""
        pending: list[tuple[Key, tuple[bool, ...]]] = [(root, ())]
        while pending:
            key, last = pending.pop()
            yield Place(self.runs[key], last)
            children = self.children.get(key, ())
            pending.extend((child, (*last, child == children[-1])) for child in reversed(children))

    def gone(self, run: Run) -> tuple[Delegate, ...]:
        """The delegates of a run, by its own record, that are there no more."""
        return tuple(one for one in run.delegates if one.run and (run.namespace, one.run) not in self.runs)


def forest(runs: Iterable[Run]) -> Forest:
    """The trees of these runs."""
    known = {run.key: run for run in runs}
    parents = {run.key: cause for run in known.values() if (cause := (run.namespace, predecessor(run))) in known}
    for run in known.values():
        for one in run.delegates:
            child = (run.namespace, one.run)
            # A record counts where the child itself names nobody.
            if child in known and not predecessor(known[child]):
                parents.setdefault(child, run.key)
    _cut_circles(known, parents)
    return Forest(known, parents, _children(known, parents))


def age_order(run: Run) -> tuple[datetime, str, str]:
    """What runs are sorted by, the oldest first; those of the same second by their names."""
    return (run.created or _BEGINNING, *run.key)


def _children(known: Mapping[Key, Run], parents: Mapping[Key, Key]) -> Mapping[Key, tuple[Key, ...]]:
    found: dict[Key, list[Run]] = {}
    for child, parent in parents.items():
        found.setdefault(parent, []).append(known[child])
    return {key: tuple(run.key for run in sorted(ones, key=age_order)) for key, ones in found.items()}


def _cut_circles(known: Mapping[Key, Run], parents: dict[Key, Key]) -> None:
    """Make the oldest run of every circle a root."""
    settled: set[Key] = set()
    for start in list(parents):
        way: dict[Key, None] = {}
        key = start
        while key in parents and key not in settled and key not in way:
            way[key] = None
            key = parents[key]
        if key in way:
            steps = list(way)
            circle = steps[steps.index(key) :]
            del parents[min(circle, key=lambda one: age_order(known[one]))]
        settled.update(way)
