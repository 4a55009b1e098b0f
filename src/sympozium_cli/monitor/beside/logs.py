"""The logs of all runs that are at work, each read by a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final, NamedTuple

from sympozium_cli.cluster.port import Cluster, Object
from sympozium_cli.monitor.beside.desk import Desk, Span
from sympozium_cli.monitor.beside.reader import Reader
from sympozium_cli.monitor.feed.aside import LINE
from sympozium_cli.monitor.fields import text
from sympozium_cli.monitor.happening import DELETED, Change
from sympozium_cli.monitor.run import AWAITING, RUNNING, Run, kept, read_run
from sympozium_cli.values.plural import count

MOST: Final = 20
"""So many logs are read at once; each takes a connection."""


class _Waiting(NamedTuple):
    run: Run
    value: Object
    past: bool
    over: bool = False


class Logs:
    """See `tail.Listened`, which this is.

    Args:
        cluster: where.
        desk: where what is read is left.
        span: of what time.
        means: whether a run is one of those that are meant.
    """

    kind = LINE

    def __init__(self, cluster: Cluster, desk: Desk, span: Span, means: Callable[[Run], bool]) -> None:
        self._cluster, self._desk, self._span, self._means = cluster, desk, span, means
        self._waiting: dict[str, _Waiting] = {}
        self._readers: dict[str, Reader] = {}

    @property
    def caught_up(self) -> bool:
        """Whether all that was written before is read; where others are followed, some may never have their turn."""
        read = all(one.caught_up.is_set() for one in self._readers.values())
        return read and (self._span.follow or not self._waiting)

    def see(self, change: Change) -> None:
        """Learn of a run: it is at work, or not any more."""
        uid = text(change.value, "metadata", "uid")
        run = read_run(change.value)
        if change.op != DELETED and run.phase in (RUNNING, AWAITING):
            if run.pod and uid not in self._readers:
                self._waiting[uid] = _Waiting(run, kept(change.value), change.past)
            return
        if uid in self._waiting:
            # What it has written is there for a while.
            self._waiting[uid] = self._waiting[uid]._replace(over=True)
        if uid in self._readers:
            self._readers[uid].over.set()

    def work(self) -> None:
        """Begin to read, as far as there is room."""
        self._readers = {
            uid: one for uid, one in self._readers.items() if not (one.over.is_set() and one.ended.is_set())
        }
        room = MOST - sum(not one.ended.is_set() for one in self._readers.values())
        self._waiting = {uid: one for uid, one in self._waiting.items() if self._means(one.run)}
        for uid in list(self._waiting)[:room]:
            one = self._waiting.pop(uid)
            reader = Reader(self._cluster, self._desk, one.value, self._span, past=one.past)
            if one.over:
                reader.over.set()
            self._readers[uid] = reader
            threading.Thread(target=reader.run, name=f"log of {one.run.name}", daemon=True).start()
        if self._waiting and self._span.follow:
            left = f"{MOST} logs are read at once: {count(len(self._waiting), 'run')} must wait for an end of others"
            self._desk.note(left, "many")

    def lags(self, change: Change) -> bool:
        """Whether a run has ended, and its log is still being read."""
        reader = self._readers.get(text(change.value, "metadata", "uid"))
        return reader is not None and reader.over.is_set() and not reader.ended.is_set()
