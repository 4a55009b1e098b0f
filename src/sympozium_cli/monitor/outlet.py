"""Where what is heard of one source goes, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable

from sympozium_cli.monitor.happening import Change, Happening
from sympozium_cli.monitor.inbox import Heard, Inbox, Later


class Outlet:
    """One source's way into the inbox.

    Attributes:
        position: the resource version from which a watch goes on; "" where only a list will do.
        changes: how many changes were reported.
    """

    def __init__(self, number: int, inbox: Inbox, position: str = "") -> None:
        self._number = number
        self._inbox = inbox
        self.position = position
        self.changes = 0

    def put(self, happening: Happening) -> None:
        """Report something. Raises ClosedError where nobody listens any more, as `move` does."""
        self.changes += isinstance(happening, Change)
        self._inbox.put(Heard(self._number, self.position, happening))

    def move(self, position: str) -> None:
        """Everything before this resource version has been reported."""
        if position != self.position:
            self.position = position
            self._inbox.put(Heard(self._number, position, None))

    def later(self, seconds: float, say: Callable[[], Happening]) -> None:
        """Report something in so many seconds, once all else is taken; see `unsay`."""
        self._inbox.later(Later(seconds, self._number, lambda: Heard(self._number, self.position, say())))

    def unsay(self) -> bool:
        """Do not report what was to be reported later; whether there was such a thing."""
        return self._inbox.unsay(self._number)
