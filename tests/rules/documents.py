"""A cluster for rules to look at: the objects of a few documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sympozium_cli.lint.surroundings import Object, Surroundings, UnseenError, name_of

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
_CLUSTER_WIDE = frozenset(("CustomResourceDefinition", "MutatingWebhookConfiguration", "RuntimeClass", "StorageClass"))
_UNSEEN = "Unseen"
"""The kind of a document whose `kinds` the user may not look at."""


class Documents:
    """Objects by kind, namespace and name; without a namespace they are in "default"."""

    def __init__(self, documents: Iterable[Any]) -> None:
        found = [document for document in documents if document is not None]
        self._unseen = {kind for one in found if one["kind"] == _UNSEEN for kind in one["kinds"]}
        self._objects: dict[tuple[str, str], dict[str, Object]] = {}
        for one in found:
            if one["kind"] != _UNSEEN:
                self._objects.setdefault((one["kind"], _place(one)), {})[name_of(one)] = one

    def around(self, namespace: str) -> Surroundings:
        """The surroundings of a pack in a namespace."""
        crds = self._objects.get(("CustomResourceDefinition", ""), {})
        versions = [version for crd in crds.values() for version in crd["spec"]["versions"]]
        schema = versions[0]["schema"]["openAPIV3Schema"]["properties"] if versions else None
        return Surroundings(self, namespace or "default", NOW, schema)

    def get(self, kind: str, namespace: str, name: str) -> Object | None:
        """One object."""
        return self._of(kind, namespace).get(name)

    def list(self, kind: str, namespace: str) -> Sequence[Object]:
        """All objects of a namespace."""
        return tuple(self._of(kind, namespace).values())

    def _of(self, kind: str, namespace: str) -> dict[str, Object]:
        if kind in self._unseen:
            raise UnseenError
        return self._objects.get((kind, namespace), {})


def _place(one: Object) -> str:
    return "" if one["kind"] in _CLUSTER_WIDE else str(one["metadata"].get("namespace") or "default")
