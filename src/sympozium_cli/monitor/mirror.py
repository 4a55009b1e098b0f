"""What is known of the objects of a source: lists and events go in, and what has really changed comes out.

Objects are told apart by their uid, and their states by equal resource versions. What is true is what a list says, and
after it what events say in the order in which they come. An event that cannot be the next one is never believed: it is
a reason to list again. Resource versions are numbers that grow (KEP-5504), and that is used for suspicion alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sympozium_cli.cluster.port import Event, Object
from sympozium_cli.monitor.fields import text
from sympozium_cli.monitor.happening import ADDED, DELETED, MODIFIED, Change

Place = tuple[str, str]
"""The namespace and the name of an object."""


class DoubtError(Exception):
    """An event does not follow from what is known: something was missed, or came in the wrong order."""


class Mirror:
    """The objects that are known, each as what is kept of it.

    Args:
        kept: what is kept of an object.
        known: what was kept before, such as by an earlier command.
    """

    def __init__(self, kept: Callable[[Object], Object], known: Iterable[Object] = ()) -> None:
        self._kept = kept
        self._known = {uid_of(one): one for one in known}
        self._holders = {place_of(one): uid for uid, one in self._known.items()}
        self._unseen: set[str] = set()

    def __len__(self) -> int:
        return len(self._known)

    def __iter__(self) -> Iterator[Object]:
        return iter(tuple(self._known.values()))

    def begin(self) -> None:
        """A list begins, or begins anew."""
        self._unseen = set(self._known)

    def listed(self, items: Iterable[Object], at: datetime, *, past: bool) -> Iterator[Change]:
        """What these objects of the list change.

        Raises:
            DoubtError: one of them is no object.
        """
        for item in items:
            self._unseen.discard(_identified(item))
            yield from self._present(item, at, past=past)

    def end(self, at: datetime) -> Iterator[Change]:
        """What has gone, for the list that is over did not have it."""
        for uid in tuple(self._unseen):
            if uid in self._known:
                yield self._gone(uid, self._known[uid], at)
        self._unseen.clear()

    def heard(self, event: Event, position: str, at: datetime) -> Iterator[Change]:
        """What an event changes; `position` is the resource version that the watch has come to.

        Raises:
            DoubtError: it cannot be the next event, or is none.
        """
        value, uid = event.object, _identified(event.object)
        before = self._known.get(uid)
        if before is None and event.type == DELETED:
            return
        if before is not None and event.type != DELETED and version_of(before) == version_of(value):
            return
        if is_before(version_of(value), position) or (before and is_before(version_of(value), version_of(before))):
            raise DoubtError(f"an event of {version_of(value)} came after {position}")
        if event.type == DELETED:
            yield self._gone(uid, value, at)
        elif before is None and event.type == MODIFIED:
            raise DoubtError("an object has changed that nobody has made")
        else:
            yield from self._present(value, at)

    def _present(self, value: Object, at: datetime, *, past: bool = False) -> Iterator[Change]:
        uid, place = uid_of(value), place_of(value)
        before = self._known.get(uid)
        if before is not None and version_of(before) == version_of(value):
            return
        holder = self._holders.get(place, uid)
        if holder != uid and holder in self._known:
            yield self._gone(holder, self._known[holder], at)
        self._known[uid] = self._kept(value)
        self._holders[place] = uid
        yield Change(ADDED if before is None else MODIFIED, value, before, at, past)

    def _gone(self, uid: str, value: Object, at: datetime) -> Change:
        before = self._known.pop(uid)
        if self._holders.get(place_of(before)) == uid:
            del self._holders[place_of(before)]
        return Change(DELETED, value, before, at)


def uid_of(value: Object) -> str:
    """What tells an object from all others, for ever."""
    return text(value, "metadata", "uid")


def version_of(value: Object) -> str:
    """The resource version of an object."""
    return text(value, "metadata", "resourceVersion")


def place_of(value: Object) -> Place:
    """Where an object is, and where another one may be after it."""
    return text(value, "metadata", "namespace"), text(value, "metadata", "name")


def is_before(version: str, other: str) -> bool:
    """Whether one resource version is surely older than another; False where they are no numbers."""
    return all(one.isascii() and one.isdecimal() for one in (version, other)) and (
        (len(version.lstrip("0")), version.lstrip("0")) < (len(other.lstrip("0")), other.lstrip("0"))
    )


def _identified(value: Object) -> str:
    uid = uid_of(value)
    if not uid or not version_of(value):
        raise DoubtError("an object has no uid, or no resource version")
    return uid
