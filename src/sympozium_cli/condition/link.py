"""The links of the chain from a pack to a run that works, and how each one is."""

from __future__ import annotations

from typing import Final, NamedTuple

BROKEN: Final = "broken"
"""Nothing will come of it until somebody mends this."""
WAITING: Final = "waiting"
"""The controllers may be about to do it."""
FLAW: Final = "flaw"
"""It works, but not as its author meant it."""
OFF: Final = "off"
"""It does nothing, because somebody wants it so."""

_RANKS: Final = {BROKEN: 0, WAITING: 1, OFF: 2, FLAW: 3}


class Link(NamedTuple):
    """A link that does not hold.

    Args:
        name: what kind of link it is, in words with dashes.
        state: BROKEN, WAITING, FLAW or OFF.
        message: one sentence about the cause.
        remedy: the command to type next; "" where only time helps.
        persona: whose link it is; "" for the whole pack's.
    """

    name: str
    state: str
    message: str
    remedy: str = ""
    persona: str = ""

    @property
    def rank(self) -> int:
        """The lower, the more it explains why nothing happens."""
        return _RANKS[self.state]
