"""A tail that keeps a cursor: what was taken counts as reported when the next is asked for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from sympozium_cli.cluster.port import Object
from sympozium_cli.errors import StoppedError
from sympozium_cli.monitor.cursor import entry
from sympozium_cli.monitor.happening import Happening
from sympozium_cli.monitor.inbox import Heard
from sympozium_cli.monitor.source import Source
from sympozium_cli.monitor.tail import ClusterTail


class Journal(Protocol):
    """Where a cursor is kept."""

    def append(self, value: Object) -> None:
        """Add a line; it is there when this returns, or not at all."""

    def close(self) -> None:
        """Nothing is added any more."""


def nothing() -> bool:
    """Nothing is held back."""
    return False


class KeepingTail:
    """See `happening.Tail`, which this is.

    Args:
        tail: where happenings come from.
        sources: what it listens to.
        journal: where the cursor is kept.
        held: says whether something that was taken is still held back, and so not yet reported.
    """

    def __init__(
        self, tail: ClusterTail, sources: Sequence[Source], journal: Journal, held: Callable[[], bool] = nothing
    ) -> None:
        self._tail = tail
        self._sources = sources
        self._journal = journal
        self._held = held
        self._taken: list[Heard] = []

    def now(self) -> datetime:
        """The time by the API server's clock."""
        return self._tail.now()

    def take(self, seconds: float) -> list[Happening]:
        """What has happened; what was taken before is now known to be reported."""
        self._keep()
        until = time.monotonic() + seconds
        while True:
            heard = self._tail.heard(until - time.monotonic())
            self._taken += heard
            happened = [one.happening for one in heard if one.happening is not None]
            if happened or not heard:
                return happened
            self._keep()

    def close(self) -> None:
        """End it; what was taken last counts as reported, unless whoever took it was interrupted."""
        self._tail.close()
        try:
            if not isinstance(sys.exception(), KeyboardInterrupt | OSError | StoppedError):
                self._keep()
        finally:
            self._journal.close()

    def _keep(self) -> None:
        if self._held():
            return
        line = entry(self._taken, self._sources) if self._taken else None
        self._taken = []
        if line is not None:
            self._journal.append(line)
