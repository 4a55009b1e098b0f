"""What a pack meets in a cluster: the objects that it refers to, and those that were made of it.

A rule asks for objects by kind and name. What the user may not look at is neither there nor missing: rules are silent
about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from sympozium_cli.lint.vocabulary.policies import RELEASE_NAMESPACE
from sympozium_cli.values.age import moment

Object = dict[str, Any]


class UnseenError(Exception):
    """The user may not look at the objects of a kind."""


class Store(Protocol):
    """Where objects come from; kinds are called as in manifests."""

    def get(self, kind: str, namespace: str, name: str) -> Object | None:
        """One object; None where there is none. Raises UnseenError."""

    def list(self, kind: str, namespace: str) -> Sequence[Object]:
        """All objects of a namespace; "" for what lies in none. Raises UnseenError."""


class Surroundings:
    """The cluster, seen from the namespace of a pack.

    Args:
        store: gives the objects.
        namespace: the pack's.
        now: the time, for ages.
        schema: the properties of a pack, as the cluster's CRD has them; None where they are not known.
    """

    def __init__(self, store: Store, namespace: str, now: datetime, schema: Object | None = None) -> None:
        self._store = store
        self.namespace = namespace
        self.now = now
        self.schema = schema

    def find(self, kind: str, name: str, namespace: str | None = None) -> Object | None:
        """The object, or None where there is none or it may not be looked at; nothing is called ""."""
        try:
            return self._store.get(kind, self._place(namespace), name) if name else None
        except UnseenError:
            return None

    def lacks(self, kind: str, name: str, namespace: str | None = None) -> bool:
        """Whether there surely is no such object; of what has no name, nothing is sure."""
        try:
            return bool(name) and self._store.get(kind, self._place(namespace), name) is None
        except UnseenError:
            return False

    def all(self, kind: str, namespace: str | None = None) -> Sequence[Object]:
        """The objects of a kind in the namespace; none where they may not be looked at."""
        try:
            return self._store.list(kind, self._place(namespace))
        except UnseenError:
            return ()

    def has_none(self, kind: str, namespace: str | None = None) -> bool:
        """Whether there surely is no object of the kind."""
        try:
            return not self._store.list(kind, self._place(namespace))
        except UnseenError:
            return False

    def shared(self, kind: str, name: str) -> Object | None:
        """The object of the pack's namespace, else the one of the namespace that Sympozium is installed in."""
        return self.find(kind, name) or self.find(kind, name, RELEASE_NAMESPACE)

    def lacks_shared(self, kind: str, name: str) -> bool:
        """Whether there surely is no such object in either namespace."""
        return self.lacks(kind, name) and self.lacks(kind, name, RELEASE_NAMESPACE)

    def _place(self, namespace: str | None) -> str:
        return self.namespace if namespace is None else namespace

    def age(self, value: Object) -> timedelta:
        """How long ago an object was made; no time where it does not say so."""
        made = moment(inside(value, "metadata").get("creationTimestamp"))
        return self.now - made if made is not None else timedelta()


SurroundingsOf = Callable[[str], Surroundings]
"""Gives the surroundings in a namespace; "" for the one that the context names."""


def inside(value: Any, *keys: str) -> Object:
    """The mapping that the keys lead to; an empty one where they do not."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def items(value: Any, *keys: str) -> Iterator[Object]:
    """The mappings in the list that the keys lead to."""
    *way, last = keys
    found = inside(value, *way).get(last)
    yield from (item for item in (found if isinstance(found, list) else ()) if isinstance(item, dict))


def words(value: Any, *keys: str) -> tuple[str, ...]:
    """The texts in the list that the keys lead to."""
    *way, last = keys
    found = inside(value, *way).get(last)
    return tuple(item for item in (found if isinstance(found, list) else ()) if isinstance(item, str))


def name_of(value: Object) -> str:
    """The name of an object."""
    return str(inside(value, "metadata").get("name") or "")


def label(value: Object, key: str) -> str:
    """A label of an object; "" where it has none of that key."""
    return str(inside(value, "metadata", "labels").get(key) or "")


def keys_of(secret: Object | None) -> tuple[str, ...]:
    """The keys of a Secret that have a value; none where there is no Secret."""
    data = {**inside(secret, "data"), **inside(secret, "stringData")}
    return tuple(key for key, value in data.items() if value)
