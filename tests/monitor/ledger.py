"""A reader of changes who forgets nothing and complains of everything that cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sympozium_cli.monitor.happening import ADDED, DELETED, Change, Found, Happening, Lost, Synced
from sympozium_cli.monitor.mirror import place_of, uid_of, version_of
from sympozium_cli.monitor.source import whole

Object = dict[str, Any]


class Ledger:
    """All that was reported, and the state that follows from it.

    Args:
        kept: what the source keeps of an object.

    Attributes:
        objects: what there is, by uid.
        changes: what was reported.
        others: what else was reported: Synced, Lost and Found.
        complaints: what must not have been reported.
    """

    def __init__(self, kept: Callable[[Object], Object] = whole) -> None:
        self._kept = kept
        self._told: set[tuple[str, str, str]] = set()
        self.objects: dict[str, Object] = {}
        self.changes: list[Change] = []
        self.others: list[Synced | Lost | Found] = []
        self.complaints: list[str] = []

    def read(self, happenings: Iterable[Happening]) -> None:
        """Go on reading."""
        for one in happenings:
            if isinstance(one, Change):
                self._change(one)
            else:
                self.others.append(one)

    def differences(self, server: Iterable[Object]) -> list[str]:
        """How the state differs from what a server says that there is."""
        there = {uid_of(one): version_of(one) for one in server}
        here = {uid: version_of(one) for uid, one in self.objects.items()}
        return [
            f"{uid}: {here.get(uid)} is not {there.get(uid)}"
            for uid in {*here, *there}
            if here.get(uid) != there.get(uid)
        ]

    def versions(self) -> dict[str, list[str]]:
        """The states that were reported of each object, in their order."""
        told: dict[str, list[str]] = {}
        for change in self.changes:
            if change.op != DELETED:
                told.setdefault(uid_of(change.value), []).append(version_of(change.value))
        return told

    @property
    def ops(self) -> Mapping[str, int]:
        return Counter(change.op for change in self.changes)

    def summary(self) -> list[tuple[str, str]]:
        """Every change, as its kind and the name of the object."""
        return [(change.op, place_of(change.value)[1]) for change in self.changes]

    def _change(self, change: Change) -> None:
        self.changes.append(change)
        uid, version = uid_of(change.value), version_of(change.value)
        if change.op != DELETED and (uid, version, "") in self._told:
            self.complaints.append(f"{change.op} of {uid} at {version} was told before")
        self._told.add((uid, version, ""))
        self._in_its_place(change, uid)
        if change.op == DELETED:
            self.objects.pop(uid, None)
        else:
            self.objects[uid] = change.value

    def _in_its_place(self, change: Change, uid: str) -> None:
        there = self.objects.get(uid)
        if (change.op == ADDED) != (there is None):
            self.complaints.append(f"{change.op} of {uid}, which is {'not ' if there is None else ''}there")
        if change.before != (None if there is None else self._kept(there)):
            self.complaints.append(f"{change.op} of {uid} does not say what was before")
        holders = [one for one in self.objects if place_of(self.objects[one]) == place_of(change.value)]
        if change.op == ADDED and holders:
            self.complaints.append(f"two objects are in the place of {place_of(change.value)}")
