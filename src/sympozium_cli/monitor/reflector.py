"""Listening to one source once: a list where that is due, and a watch from there until it ends.

After client-go's reflector (tools/cache/reflector.go): once there was a list, only watches follow, each from the last
resource version that was seen; only where the API server has forgotten that one (410), or where an event contradicts
what is known, is the list read again, and what it changes is reported as if it had been heard.
"""

from __future__ import annotations

import time
from contextlib import closing
from typing import Final, NamedTuple

from sympozium_cli.cluster.port import Event, Object
from sympozium_cli.errors import UnreachableError, UnreadableError
from sympozium_cli.monitor.fields import at, text
from sympozium_cli.monitor.happening import ADDED, DELETED, MODIFIED, Change, Synced
from sympozium_cli.monitor.hearing import Hearing
from sympozium_cli.monitor.mirror import DoubtError, Mirror, is_before, version_of
from sympozium_cli.monitor.namespace import demand_namespace
from sympozium_cli.monitor.outlet import Outlet
from sympozium_cli.monitor.shared import Shared
from sympozium_cli.monitor.source import Source

_GONE: Final = 410
_GONE_REASONS: Final = frozenset(("Expired", "Gone"))
_CHANGES: Final = frozenset((ADDED, MODIFIED, DELETED))


class Beginning(NamedTuple):
    """Where a source is taken up: what an earlier tail has known, and come to.

    Args:
        known: what was kept of the objects.
        position: the resource version to go on from; "" for none.
        synced: whether all that was there when it began had been reported.
    """

    known: tuple[Object, ...] = ()
    position: str = ""
    synced: bool = False


AFRESH: Final = Beginning()


class Reflector:
    """Turns lists and watches into changes.

    Args:
        shared: where it listens, and how long a watch takes.
        source: what is listened to.
        outlet: where changes are reported.
        hearing: is told when it is heard of.
        beginning: what is known already.

    Attributes:
        stood: since when the last watch stood, as `time.monotonic` counts; None where it did not.
        news: whether it brought anything.
    """

    def __init__(
        self, shared: Shared, source: Source, outlet: Outlet, hearing: Hearing, beginning: Beginning = AFRESH
    ) -> None:
        self._cluster = shared.cluster
        self._terms = shared.terms
        self._source = source
        self._outlet = outlet
        self._hearing = hearing
        self._mirror = Mirror(source.kept, beginning.known)
        self._synced = beginning.synced
        self.stood: float | None = None
        self.news = False

    def recall(self) -> None:
        """Report what is known from before."""
        now = self._cluster.now()
        for one in self._mirror:
            self._outlet.put(Change(ADDED, one, None, now, past=True, told=True))
        if self._synced:
            self._outlet.put(Synced(self._source.resource.kind, now, len(self._mirror)))

    def listen(self) -> bool:
        """List where that is due, and watch; whether that ended in order: the watch, as its time was over.

        Raises:
            SympoziumError: it broke, or is refused.
            DoubtError: what came contradicts what is known; it has to be listed again.
            EndedError: there is nothing to listen to any more.
        """
        self.stood, self.news = None, False
        if not self._outlet.position:
            self._list()
        if self._source.once:
            return True
        orderly = self._watch()
        self._demand_that_there_is_something()
        return orderly

    def _list(self) -> None:
        before, version = self._outlet.changes, ""
        for page in self._cluster.pages(self._source.resource, self._source.selection):
            self._hearing.answers()
            if page.first:
                self._mirror.begin()
            for change in self._mirror.listed(page.items, self._cluster.now(), past=not self._synced):
                self._outlet.put(change)
            version = page.resource_version
        if not version:
            raise UnreachableError(f"the list of {self._source.resource.plural} has no resource version")
        for change in self._mirror.end(self._cluster.now()):
            self._outlet.put(change)
        self._outlet.move(version)
        if not self._synced:
            self._synced = True
            self._outlet.put(Synced(self._source.resource.kind, self._cluster.now(), len(self._mirror)))
        self._hearing.caught_up(self._outlet.changes - before)
        self._demand_that_there_is_something()

    def _watch(self) -> bool:
        resource, selection = self._source.resource, self._source.selection
        seconds = self._terms.watch_seconds()
        with closing(self._cluster.watch(resource, selection, self._outlet.position, seconds)) as events:
            self.stood = time.monotonic()
            self._hearing.stands()
            for event in events:
                if event.type == "ERROR":
                    self._demand_that_it_is_only_old(event.object)
                    self._outlet.move("")
                    return False
                self._heard(event)
        return True

    def _heard(self, event: Event) -> None:
        version = version_of(event.object)
        if event.type == "BOOKMARK":
            self._marked(version)
        elif event.type in _CHANGES:
            for change in self._mirror.heard(event, self._outlet.position, self._cluster.now()):
                self.news = True
                self._outlet.put(change)
            if not is_before(version, self._outlet.position):
                self._outlet.move(version)
            if event.type == DELETED:
                self._demand_that_there_is_something()

    def _marked(self, version: str) -> None:
        """Nothing else has happened up to this resource version; an older one is that of another history."""
        if is_before(version, self._outlet.position):
            raise DoubtError(f"a bookmark of {version} came after {self._outlet.position}")
        self.news = True
        self._outlet.move(version or self._outlet.position)

    def _demand_that_it_is_only_old(self, status: Object) -> None:
        if at(status, "code") == _GONE or text(status, "reason") in _GONE_REASONS:
            return
        raise UnreadableError(text(status, "message") or "the API server ended the watch with an error")

    def _demand_that_there_is_something(self) -> None:
        if not len(self._mirror):
            demand_namespace(self._cluster, self._source)
