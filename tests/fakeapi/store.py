"""Where the objects are, and what happened to them: a bounded window of events, as etcd and its watch cache keep."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fakeapi.kinds import Object, Resource

Place = tuple[str, str]
"""The namespace ("" where there is none) and the name of an object."""


class Change(NamedTuple):
    """Something that happened: what was there before and what is there after; None is nothing."""

    version: int
    place: Place
    old: Object | None
    new: Object | None


class TooOldError(Exception):
    """What happened at that version has been forgotten."""


class Store:
    """All objects, by resource and place, under one growing resource version. What is stored is never changed."""

    def __init__(self, window: int) -> None:
        self.changed = threading.Condition(threading.RLock())
        self.version = 100
        self.closed = False
        self._objects: dict[Resource, dict[Place, Object]] = defaultdict(dict)
        self._log: dict[Resource, deque[Change]] = defaultdict(lambda: deque(maxlen=window))
        self._forgotten: dict[Resource, int] = defaultdict(int)
        self._nothing_before = self.version

    def get(self, resource: Resource, place: Place) -> Object | None:
        with self.changed:
            return self._objects[resource].get(place)

    def commit(self, resource: Resource, place: Place, old: Object | None, new: Object | None) -> bool:
        """Replace one state by the next, if it still is the present one; the new one gets its version."""
        with self.changed:
            if self._objects[resource].get(place) is not old:
                return False
            self.version += 1
            self._keep(resource, Change(self.version, place, old, new))
            self.changed.notify_all()
            return True

    def _keep(self, resource: Resource, change: Change) -> None:
        if change.new is None:
            del self._objects[resource][change.place]
        else:
            change.new["metadata"]["resourceVersion"] = str(change.version)
            self._objects[resource][change.place] = change.new
        log = self._log[resource]
        if log.maxlen is not None and len(log) == log.maxlen:
            self._forgotten[resource] = log[0].version if log else change.version
        log.append(change)

    def forget(self) -> None:
        """Forget what happened until now, as a restart of the server or a compaction does."""
        with self.changed:
            self._nothing_before = self.version
            for log in self._log.values():
                log.clear()

    def _oldest(self, resource: Resource) -> int:
        return max(self._forgotten[resource], self._nothing_before)

    def since(self, resource: Resource, version: int) -> list[Change]:
        """What happened after a version.

        Raises:
            TooOldError: some of it has been forgotten.
        """
        with self.changed:
            if version < self._oldest(resource):
                raise TooOldError(f"too old resource version: {version} ({self._oldest(resource) + 1})")
            return [change for change in self._log[resource] if change.version > version]

    def as_of(self, resource: Resource, version: int) -> Mapping[Place, Object]:
        """All objects of a resource as they were at a version, ordered by place; 0 is now."""
        with self.changed:
            objects = dict(self._objects[resource])
            for change in reversed(self.since(resource, version) if version else ()):
                if change.old is None:
                    objects.pop(change.place, None)
                else:
                    objects[change.place] = change.old
            return dict(sorted(objects.items()))

    def objects(self, resource: Resource, namespace: str = "") -> Iterator[Object]:
        """All objects of a resource, or those of one namespace."""
        for place, value in self.as_of(resource, 0).items():
            if namespace in ("", place[0]):
                yield value

    def close(self) -> None:
        """Let everybody who waits for changes go."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()
