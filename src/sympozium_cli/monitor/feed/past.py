"""What was so already when the tail began: no more of it is kept than can still be told."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.feed.choice import Choice
from sympozium_cli.monitor.feed.company import Company
from sympozium_cli.monitor.feed.scene import written
from sympozium_cli.monitor.fields import text
from sympozium_cli.monitor.happening import Change
from sympozium_cli.monitor.run import read_run

_PLENTY: Final = 1000
"""So many changes are kept before any are thrown away, or packed."""
_QUICKLY: Final = 1
"""The level of zlib."""


class _Packed(NamedTuple):
    """A change whose object takes less memory."""

    change: Change
    value: bytes

    def unpacked(self) -> Change:
        return self.change._replace(value=json.loads(zlib.decompress(self.value)))


class Past:
    """Changes of the past.

    The newest messages are told by the runs that were written last, so no more runs are kept than messages are wanted.
    Which runs are meant is only known when all packs are, and where not every message is wanted, a run may tell none:
    then all are kept, but packed.
    """

    def __init__(self, company: Company) -> None:
        self._company = company
        self._others: list[Change] = []
        self._changes: list[Change] = []
        self._packed: list[_Packed] = []

    def add(self, change: Change, choice: Choice, *, packs_known: bool) -> None:
        """Keep a change, and forget those that are too old to be told."""
        if text(change.value, "kind") != RUNS.kind:
            self._others.append(change)
        elif choice.since is None or change.told or _latest(change) >= choice.since:
            self._changes.append(change)
        if len(self._changes) <= 2 * max(_PLENTY, choice.last or 0):
            return
        if choice.last is None or choice.kinds or choice.personas or choice.run:
            self._pack()
        elif packs_known:
            self._forget(choice.pack, choice.last)

    def take(self) -> Iterator[Change]:
        """All that are kept, one after the other; none are any more."""
        others, packed, changes = self._others, self._packed, self._changes
        self._others, self._packed, self._changes = [], [], []
        yield from others
        while packed:
            for one in packed[:_PLENTY]:
                yield one.unpacked()
            del packed[:_PLENTY]
        yield from changes

    def _pack(self) -> None:
        for one in self._changes:
            value = zlib.compress(json.dumps(one.value).encode(), _QUICKLY)
            self._packed.append(_Packed(one._replace(value={}), value))
        self._changes = []

    def _forget(self, pack: str, last: int) -> None:
        mine = [one for one in self._changes if one.told or self._means(one, pack)]
        mine.sort(key=_latest, reverse=True)
        self._changes = mine[: max(_PLENTY, last)]

    def _means(self, change: Change, pack: str) -> bool:
        return not pack or self._company.member(read_run(change.value), pack) is not None


def _latest(change: Change) -> datetime:
    """The time of the newest message that it can tell."""
    run = read_run(change.value)
    times = (run.created, run.started, run.completed, written(change.value) or change.at)
    return max(time for time in times if time is not None)
