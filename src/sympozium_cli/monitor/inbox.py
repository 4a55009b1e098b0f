"""What has been heard and not yet been taken: a queue with room for so much, and no more.

Who hears more than is taken waits, and with it the API server, so that a reader who is slow or stopped costs no memory.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Final, NamedTuple

from sympozium_cli.monitor.happening import Happening

ROOM: Final = 128
"""Happenings: at 20 KB each, a few megabytes."""

_LONGEST: Final = 3600.0
"""Seconds; the system cannot wait for ever at once."""


class Heard(NamedTuple):
    """Something that was heard of a source.

    Args:
        source: its number.
        position: the resource version from which a watch would go on after it; "" where only a list would do.
        happening: what happened; None where only the position is another one.
    """

    source: int
    position: str
    happening: Happening | None


class ClosedError(Exception):
    """Nobody takes anything any more."""


class Later:
    """Something that is said in so many seconds, and when everything else has been taken."""

    def __init__(self, seconds: float, source: int, say: Callable[[], Heard]) -> None:
        self.due = time.monotonic() + seconds
        self.source = source
        self.say = say


class Inbox:
    """Between the threads that hear, and the one that takes."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._changed = threading.Condition()
        self._heard: deque[Heard] = deque()
        self._later: list[Later] = []
        self._failure: BaseException | None = None
        self._closed = False

    def put(self, heard: Heard) -> None:
        """Add something; waits until there is room.

        Raises:
            ClosedError: nobody takes it.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or len(self._heard) < self._room)
            self._demand_open()
            self._heard.append(heard)
            self._changed.notify_all()

    def later(self, later: Later) -> None:
        """Say something when it is due."""
        with self._changed:
            self._later.append(later)
            self._changed.notify_all()

    def unsay(self, source: int) -> bool:
        """Do not say what was to be said later of a source; whether there was such a thing."""
        with self._changed:
            rest = [later for later in self._later if later.source != source]
            found = len(rest) < len(self._later)
            self._later = rest
            return found

    def fail(self, error: BaseException) -> None:
        """After all that was heard, say that it cannot go on."""
        with self._changed:
            self._failure = self._failure or error
            self._changed.notify_all()

    def rest(self, seconds: float) -> None:
        """Wait.

        Raises:
            ClosedError: nobody takes anything any more.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed, seconds)
            self._demand_open()

    def take(self, seconds: float) -> list[Heard]:
        """Everything that was heard, in its order; waits at most so many seconds for the first.

        Raises:
            BaseException: what `fail` was told, once all else is taken.
        """
        until = time.monotonic() + min(seconds, _LONGEST)
        with self._changed:
            while not (self._heard or self._failure or self._due()):
                now = time.monotonic()
                if now >= until:
                    return []
                self._changed.wait(min(until, *(later.due for later in self._later), until) - now)
            if self._heard:
                return self._all_heard()
            if self._failure is not None:
                raise self._failure
            return self._said()

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._changed:
            self._closed = True
            self._heard.clear()
            self._changed.notify_all()

    def _all_heard(self) -> list[Heard]:
        taken = list(self._heard)
        self._heard.clear()
        self._changed.notify_all()
        return taken

    def _said(self) -> list[Heard]:
        due = self._due()
        self._later = [later for later in self._later if later not in due]
        return [later.say() for later in due]

    def _due(self) -> list[Later]:
        return [later for later in self._later if later.due <= time.monotonic()]

    def _demand_open(self) -> None:
        if self._closed:
            raise ClosedError
