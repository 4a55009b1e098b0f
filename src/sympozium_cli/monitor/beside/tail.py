"""A tail with what is listened to beside it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, Protocol

from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.beside.desk import Desk
from sympozium_cli.monitor.happening import Change, Happening, Synced, Tail

_PATIENCE: Final = 10.0
"""Seconds after which those who follow do not wait any longer for the past of what is beside."""
_LONG_PATIENCE: Final = 60.0
"""Seconds for those who want nothing but the past."""
_LAG: Final = 2.0
"""Seconds that the end of a run waits for the last lines of its log."""


class Listened(Protocol):
    """Something that is listened to beside a tail."""

    @property
    def kind(self) -> str:
        """The kind of the changes that it brings."""

    @property
    def caught_up(self) -> bool:
        """Whether all of the past has been left on the desk."""

    def see(self, change: Change) -> None:
        """Learn of an object."""

    def work(self) -> None:
        """Begin what is to be begun; all objects that there were are known."""

    def lags(self, change: Change) -> bool:
        """Whether something is still to come that belongs before this change."""


class BesideTail:
    """See `happening.Tail`, which this is: it hands on what another reports, and adds what is heard beside it.

    Args:
        tail: the other one.
        desk: where those who listen beside leave what they hear.
        beside: they.
        tell: takes notes for people, from the thread that takes.
        follow: whether more than the past is wanted.
    """

    def __init__(
        self, tail: Tail, desk: Desk, beside: Sequence[Listened], tell: Callable[[str], None], *, follow: bool
    ) -> None:
        self._tail = tail
        self._desk = desk
        self._beside = beside
        self._tell = tell
        self._patience = _PATIENCE if follow else _LONG_PATIENCE
        self._synced: set[bool] = set()
        self._begun = 0.0
        self._waited_for = {one.kind: one for one in beside}
        self._held: list[Happening] = []
        self._since = 0.0

    def now(self) -> datetime:
        """The time of the other tail."""
        return self._tail.now()

    def take(self, seconds: float) -> list[Happening]:
        """What has happened, and what was heard beside."""
        if len(self._synced) == len((RUNS, "packs")):
            self._begun = self._begun or time.monotonic()
            for listened in self._beside:
                listened.work()
        synced = self._caught_up()
        heard = self._desk.take()
        happened = self._tail.take(0.0 if heard or synced else seconds)
        for one in happened:
            self._see(one)
        for text in self._desk.notes():
            self._tell(text)
        return [*self._in_time(happened), *heard, *synced]

    def close(self) -> None:
        """End both."""
        self._desk.close()
        self._tail.close()

    def _see(self, happening: Happening) -> None:
        if isinstance(happening, Synced):
            self._synced.add(happening.kind == RUNS.kind)
        elif isinstance(happening, Change):
            for one in self._beside:
                one.see(happening)

    def _caught_up(self) -> list[Happening]:
        """That the past of something is known: what has come of it until now is already on the desk."""
        late = bool(self._begun) and time.monotonic() - self._begun > self._patience
        ready = [kind for kind, one in self._waited_for.items() if self._begun and (late or one.caught_up)]
        for kind in ready:
            del self._waited_for[kind]
        return [Synced(kind, self._tail.now(), 0) for kind in ready]

    def _in_time(self, happened: list[Happening]) -> list[Happening]:
        """What has happened, unless something that belongs before it is about to come."""
        self._held += happened
        lags = any(other.lags(one) for one in self._held if isinstance(one, Change) for other in self._beside)
        self._since = (self._since or time.monotonic()) if lags else 0.0
        if lags and time.monotonic() - self._since < _LAG:
            return []
        held, self._held, self._since = self._held, [], 0.0
        return held
