"""What a tail reports: changes of objects, and how well it hears."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple, Protocol

from sympozium_cli.cluster.port import Object

ADDED: Final = "ADDED"
MODIFIED: Final = "MODIFIED"
DELETED: Final = "DELETED"


class Change(NamedTuple):
    """An object that came, changed or went; the same state of an object is never reported twice.

    Args:
        op: ADDED, MODIFIED or DELETED.
        value: the object as it is now; as it was last seen where it has gone.
        before: what was kept of its state before; None where it is new.
        at: when this was heard of, by the API server's clock.
        past: whether it was so already when the tail began.
        told: whether an earlier tail with the same cursor has reported it, so that it is to be known and not to be
            told again; such a change is always past as well, and its value what was kept.
    """

    op: str
    value: Object
    before: Object | None
    at: datetime
    past: bool = False
    told: bool = False


class Synced(NamedTuple):
    """All objects of a kind that were there when the tail began have been reported.

    Args:
        kind: the kind, such as "AgentRun".
        at: when this was so.
        size: how many they were.
    """

    kind: str
    at: datetime
    size: int


class Lost(NamedTuple):
    """Nothing is heard of a kind at the moment; whoever tails goes on trying, unless the user may not see it at all.

    Args:
        kind: the kind, such as "AgentRun".
        at: since when.
        reason: why, in words.
    """

    kind: str
    at: datetime
    reason: str


class Found(NamedTuple):
    """A kind is heard of again, and what was missed has been reported.

    Args:
        kind: the kind, such as "AgentRun".
        at: since when.
        seconds: how long nothing was heard.
        missed: how many changes happened meanwhile.
    """

    kind: str
    at: datetime
    seconds: float
    missed: int


Happening = Change | Synced | Lost | Found


class Tail(Protocol):
    """Where happenings come from: a cluster, or a recording of one."""

    def now(self) -> datetime:
        """The time by the API server's clock, or that of the moment that a recording shows."""

    def take(self, seconds: float) -> list[Happening]:
        """What has happened, in its order; waits at most so many seconds for the first, and then returns nothing.

        Raises:
            EOFError: nothing will ever happen again: a recording is over.
            SympoziumError: the tail cannot go on, such as ForbiddenError or NotFoundError.
        """

    def close(self) -> None:
        """End it; nothing is heard any more."""
