"""The packs of a cluster, as far as Secrets are concerned."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.cluster.era import packs_of
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.errors import ForbiddenError, NotFoundError
from sympozium_cli.secret.references import Reference, references


class Packs(NamedTuple):
    """What is known of the packs of a namespace, or of all.

    Args:
        items: the packs.
        kind: how the cluster calls packs; "" where it knows none.
        unseen: whether the user may not list them, so that nothing is known.
    """

    items: tuple[Object, ...] = ()
    kind: str = ""
    unseen: bool = False

    def references(self, secret: str, namespace: str) -> tuple[Reference, ...]:
        """Who refers to a Secret."""
        return tuple(
            reference
            for pack in self.items
            if namespace_of(pack) == namespace
            for reference in references(pack)
            if reference.secret == secret
        )

    def secrets(self, namespace: str) -> tuple[str, ...]:
        """The names of all Secrets that packs of a namespace refer to."""
        here = (pack for pack in self.items if namespace_of(pack) == namespace)
        return tuple(dict.fromkeys(reference.secret for pack in here for reference in references(pack)))

    def named(self, name: str, namespace: str) -> Object | None:
        """The pack of that name."""
        return next((pack for pack in self.items if (name_of(pack), namespace_of(pack)) == (name, namespace)), None)


def packs_in(cluster: Cluster, namespace: str) -> Packs:
    """The packs of a namespace; "" for all. A cluster without Sympozium has none."""
    try:
        resource = packs_of(cluster)
    except NotFoundError:
        return Packs()
    try:
        return Packs(cluster.list(resource, Selection(namespace)).items, resource.kind)
    except ForbiddenError:
        return Packs((), resource.kind, unseen=True)
    except NotFoundError:
        return Packs((), resource.kind)


def name_of(value: Object) -> str:
    """The name of an object."""
    return str(value.get("metadata", {}).get("name", ""))


def namespace_of(value: Object) -> str:
    """The namespace of an object."""
    return str(value.get("metadata", {}).get("namespace", ""))


def is_enabled(pack: Object) -> bool:
    """Whether the controller works for the pack."""
    spec = pack.get("spec")
    return isinstance(spec, dict) and spec.get("enabled") is True
