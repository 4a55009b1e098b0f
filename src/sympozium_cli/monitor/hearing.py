"""Whether a kind is heard of, as people are told: that it is lost, and that it is found again."""

from __future__ import annotations

from datetime import datetime

from sympozium_cli.monitor.happening import Found, Lost
from sympozium_cli.monitor.outlet import Outlet
from sympozium_cli.monitor.shared import Shared


class Hearing:
    """Tells of a connection that does not come back at once; one that does is nobody's business.

    Args:
        kind: what is listened to.
        outlet: where people are told.
        shared: what it has in common with others.
    """

    def __init__(self, kind: str, outlet: Outlet, shared: Shared) -> None:
        self._kind = kind
        self._outlet = outlet
        self._now = shared.cluster.now
        self._settle = shared.terms.settle
        self._reached = shared.reached
        self._since: datetime | None = None
        self._lost = False

    def breaks(self, reason: str, *, again: bool) -> None:
        """It broke; `again` says that trying anew has been of no use."""
        self._since = self._since or self._now()
        if self._outlet.unsay():
            self._lost = True
        elif again and not self._lost:
            self._lost = True
            self._outlet.put(Lost(self._kind, self._since, reason))

    def answers(self) -> None:
        """The cluster has answered."""
        self._reached.set()

    def stands(self) -> None:
        """A watch stands, and what was missed is about to come."""
        self.answers()
        if not self._lost:
            self._since = None
            return
        self._lost = False
        found, before = self._found(), self._outlet.changes

        def said() -> Found:
            self._since = None
            return found._replace(missed=self._outlet.changes - before)

        self._outlet.later(self._settle, said)

    def caught_up(self, missed: int) -> None:
        """A list has brought what was missed."""
        if self._lost:
            self._lost = False
            self._outlet.put(self._found()._replace(missed=missed))
        self._since = None

    def _found(self) -> Found:
        now = self._now()
        seconds = (now - self._since).total_seconds() if self._since else 0.0
        return Found(self._kind, now, max(seconds, 0.0), 0)
