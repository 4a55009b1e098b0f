"""A tail of a cluster: one thread listens to each source, and whoever takes waits for nothing but the inbox.

So a signal ends the program at once, whatever the network does: the main thread is never in the middle of a read.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import datetime

from sympozium_cli.cluster.port import Cluster
from sympozium_cli.monitor.happening import Happening
from sympozium_cli.monitor.inbox import Heard, Inbox
from sympozium_cli.monitor.listener import Listener
from sympozium_cli.monitor.reflector import Beginning
from sympozium_cli.monitor.shared import Shared
from sympozium_cli.monitor.source import Source
from sympozium_cli.monitor.terms import USUAL, Terms


class ClusterTail:
    """See `happening.Tail`, which this is; it listens from the moment when it is made.

    Args:
        cluster: where.
        sources: to what.
        beginnings: what is known already of each; nothing for none.
        terms: how patient it is.
    """

    def __init__(
        self,
        cluster: Cluster,
        sources: Sequence[Source],
        beginnings: Sequence[Beginning] = (),
        terms: Terms = USUAL,
    ) -> None:
        self._cluster = cluster
        self._inbox = Inbox()
        shared = Shared(cluster, self._inbox, threading.Event(), terms)
        begun = beginnings or [Beginning()] * len(sources)
        for number, (source, beginning) in enumerate(zip(sources, begun, strict=True)):
            listener = Listener(number, source, shared, beginning)
            threading.Thread(target=listener.run, name=f"tail of {source.resource.plural}", daemon=True).start()

    def now(self) -> datetime:
        """The time by the API server's clock."""
        return self._cluster.now()

    def take(self, seconds: float) -> list[Happening]:
        """What has happened."""
        until = time.monotonic() + seconds
        while True:
            heard = self.heard(until - time.monotonic())
            happened = [one.happening for one in heard if one.happening is not None]
            if happened or not heard:
                return happened

    def heard(self, seconds: float) -> list[Heard]:
        """The same with the sources, and with how far they have come, which may be all that there is to report."""
        return self._inbox.take(max(seconds, 0.0))

    def close(self) -> None:
        """End it."""
        self._inbox.close()
