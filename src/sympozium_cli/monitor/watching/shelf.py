"""Runs that are not looked at before it is known whose they are."""

from __future__ import annotations

from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.happening import Change, Found, Lost, Synced


class Shelf:
    """Changes of runs, until all packs have been read or it is clear that they cannot be.

    Packs and runs are heard of at the same time, in any order; who reads runs first would not know their personas.
    """

    def __init__(self) -> None:
        self._held: list[Change] = []
        self._waits = True

    @property
    def holds(self) -> bool:
        """Whether anything lies there, or may come to."""
        return self._waits

    def put(self, change: Change) -> list[Change]:
        """The changes that can be looked at now: this one, or none."""
        if self._waits and change.value.get("kind") == RUNS.kind:
            self._held.append(change)
            return []
        return [change]

    def heard(self, one: Synced | Lost | Found) -> list[Change]:
        """The same after something is known of the connection."""
        return self.empty() if one.kind != RUNS.kind and not isinstance(one, Found) else []

    def empty(self) -> list[Change]:
        """All that lies there; from now on nothing does."""
        self._waits = False
        held, self._held = self._held, []
        return held
