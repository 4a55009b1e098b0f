"""Where the threads that listen beside a tail leave what they have heard, and what they have to say about it."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor.happening import Change
from sympozium_cli.monitor.inbox import Heard, Inbox

_ROOM: Final = 256


class Span(NamedTuple):
    """Of what time something is wanted.

    Args:
        began: when the tail began.
        since: of the past, what is not older; None for any age.
        follow: whether also what comes from now on.
    """

    began: datetime
    since: datetime | None = None
    follow: bool = True


class Desk:
    """Between the threads that listen beside, and the one that takes."""

    def __init__(self) -> None:
        self._inbox = Inbox(_ROOM)
        self._lock = threading.Lock()
        self._said: set[str] = set()
        self._notes: list[str] = []

    def put(self, change: Change) -> None:
        """Leave something that was heard; waits while there is no room. Raises ClosedError as `rest` does."""
        self._inbox.put(Heard(0, "", change))

    def rest(self, seconds: float) -> None:
        """Wait; ClosedError where nobody takes anything any more."""
        self._inbox.rest(seconds)

    def note(self, text: str, about: str = "") -> None:
        """Say something to people, but only once about a matter; without one, once in these words."""
        with self._lock:
            if (about or text) not in self._said:
                self._said.add(about or text)
                self._notes.append(text)

    def take(self) -> list[Change]:
        """What was heard."""
        return [one.happening for one in self._inbox.take(0.0) if isinstance(one.happening, Change)]

    def notes(self) -> list[str]:
        """What there is to say."""
        with self._lock:
            taken, self._notes = self._notes, []
        return taken

    def close(self) -> None:
        """Let everybody go who listens."""
        self._inbox.close()
