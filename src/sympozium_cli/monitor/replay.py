"""Tails that write down what happens, and tails that let it happen again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.happening import Happening, Tail
from sympozium_cli.monitor.recording import line

_AT_ONCE: Final = 128
_LONGEST: Final = 3600.0


class Pastime(NamedTuple):
    """How time passes: what it is, in seconds since any one moment, and how one waits."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


_REAL: Final = Pastime()


class RecordingTail:
    """See `happening.Tail`, which this is: it hands on what another one reports, and has it written down.

    Args:
        tail: the other one.
        write: writes lines down, before anybody else hears of them.
        end: ends that.
    """

    def __init__(self, tail: Tail, write: Callable[[list[Object]], None], end: Callable[[], None]) -> None:
        self._tail = tail
        self._write = write
        self._end = end
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The time of the other tail."""
        return self._tail.now()

    def take(self, seconds: float) -> list[Happening]:
        """What has happened."""
        taken = self._tail.take(seconds)
        if taken:
            after = time.monotonic() - self._began
            self._write([line(one, after) for one in taken])
        return taken

    def close(self) -> None:
        """End both."""
        try:
            self._tail.close()
        finally:
            self._end()


class ReplayedTail:
    """See `happening.Tail`, which this is: what was recorded happens again.

    Args:
        began: when the recording began.
        lines: what happened, and after how many seconds.
        speed: how much faster than it happened; 0 is without any waiting.
        pastime: how time passes.
    """

    def __init__(
        self, began: datetime, lines: Iterator[tuple[float, Happening]], speed: float, pastime: Pastime = _REAL
    ) -> None:
        self._began = began
        self._lines = lines
        self._speed = speed
        self._pastime = pastime
        self._start = pastime.now()
        self._shown = 0.0
        self._next = next(lines, None)

    def now(self) -> datetime:
        """The time at which what is shown happened."""
        return self._began + timedelta(seconds=self._elapsed())

    def take(self, seconds: float) -> list[Happening]:
        """What has happened.

        Raises:
            EOFError: that was all.
            InputError: a line cannot be read.
        """
        if self._next is None:
            raise EOFError
        wait = self._until(self._next[0])
        if wait > seconds:
            self._pastime.sleep(min(seconds, _LONGEST))
            return []
        self._pastime.sleep(max(wait, 0.0))
        return self._due()

    def close(self) -> None:
        """Nothing has to be ended: whoever opened the file closes it."""

    def _elapsed(self) -> float:
        """How many seconds of the recording have passed."""
        return (self._pastime.now() - self._start) * self._speed if self._speed else self._shown

    def _until(self, after: float) -> float:
        """The seconds, of ours, until that moment of the recording."""
        return after / self._speed - (self._pastime.now() - self._start) if self._speed else 0.0

    def _due(self) -> list[Happening]:
        due: list[Happening] = []
        while self._next is not None and len(due) < _AT_ONCE and (not due or self._until(self._next[0]) <= 0):
            self._shown = max(self._shown, self._next[0])
            due.append(self._next[1])
            self._next = next(self._lines, None)
        return due
