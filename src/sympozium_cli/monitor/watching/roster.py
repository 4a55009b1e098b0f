"""The watched runs in the order in which they are shown, and taken together.

A board is drawn several times a second, so that what ten thousand runs make is never worked out anew.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain, islice
from typing import Final

from sympozium_cli.monitor.causality import Key, age_order
from sympozium_cli.monitor.run import FAILED, SERVING, Run
from sympozium_cli.monitor.tally import NOTHING, Tally, tally

_RANKS: Final = 3


class Roster(Mapping[Key, Run]):
    """Runs by their keys, in the order in which they were added.

    Attributes:
        total: all of them taken together.
        settled: of how many of them nothing more is to be expected.
        phases: how many are in each phase.
    """

    def __init__(self) -> None:
        self._runs: dict[Key, Run] = {}
        self._ranks: tuple[list[tuple[datetime, str, str]], ...] = tuple([] for _ in range(_RANKS))
        self.total: Tally = NOTHING
        self.settled = 0
        self.phases: Counter[str] = Counter()

    def __getitem__(self, key: Key) -> Run:
        return self._runs[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._runs)

    def __len__(self) -> int:
        return len(self._runs)

    def put(self, run: Run) -> None:
        """Add a run, or take up what has become of it."""
        before = self._runs.get(run.key)
        if before is not None:
            self._count(before, -1)
            self.total -= tally(before)
        self._runs[run.key] = run
        self._count(run, 1)
        self.total += tally(run)
        if before is None or _rank(before) != _rank(run) or before.created != run.created:
            self._unlist(before)
            insort(self._ranks[_rank(run)], age_order(run))

    def take(self, key: Key) -> Run | None:
        """Remove a run; None where it was not there."""
        run = self._runs.pop(key, None)
        if run is not None:
            self._count(run, -1)
            self.total -= tally(run)
            self._unlist(run)
        return run

    def most_interesting(self, room: int) -> tuple[Run, ...]:
        """So many of them at most: first what goes on, then what has failed, then the rest, each the newest first."""
        ordered = chain.from_iterable(map(reversed, self._ranks))
        return tuple(self._runs[place[1:]] for place in islice(ordered, room))

    def _count(self, run: Run, by: int) -> None:
        self.settled += by * is_settled(run)
        self.phases[run.phase] += by

    def _unlist(self, run: Run | None) -> None:
        if run is not None:
            places = self._ranks[_rank(run)]
            del places[bisect_left(places, age_order(run))]


def is_settled(run: Run) -> bool:
    """Whether nothing more is to be expected of a run: it has ended, it serves, or it can never begin."""
    return run.finished or run.phase == SERVING or run.never_starts


def _rank(run: Run) -> int:
    """How interesting a run is, whatever the time; 0 is the most."""
    if not run.finished:
        return 0
    return 1 if run.phase == FAILED and run.deleting is None else 2
