"""All Secrets that have to do with packs: those that packs refer to, and those that were made for one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.errors import ForbiddenError, NotFoundError
from sympozium_cli.secret.checking import Problem, problems
from sympozium_cli.secret.manifest import decoded
from sympozium_cli.secret.ownership import BY_SYMPOZIUM, BY_US, MANAGED_BY, why_deleted_with
from sympozium_cli.secret.packs import Packs, name_of, namespace_of, packs_in
from sympozium_cli.secret.references import Reference, references
from sympozium_cli.values.age import moment

_OURS = f"{MANAGED_BY} in ({BY_SYMPOZIUM}, {BY_US})"


class Entry(NamedTuple):
    """A Secret, or one that is missing.

    Args:
        name: of the Secret.
        namespace: where it is.
        secret: as the API server sent it; None where it is not there.
        users: where packs refer to it.
        owners: the packs with which the controller deletes it.
        problems: what is wrong with it.
        asked: whether packs could be asked; without, nothing is known of users, owners and problems with them.
    """

    name: str
    namespace: str
    secret: Object | None
    users: tuple[Reference, ...]
    owners: tuple[str, ...]
    problems: tuple[Problem, ...]
    asked: bool = True

    @property
    def keys(self) -> dict[str, bytes]:
        """The keys of its data, and their values, which nobody may see."""
        return decoded(self.secret) if self.secret is not None else {}

    @property
    def created(self) -> datetime | None:
        """When it was made."""
        return moment(self.secret["metadata"].get("creationTimestamp")) if self.secret is not None else None

    @property
    def changed(self) -> datetime | None:
        """When its data was last written, as far as the API server noted it."""
        fields = self.secret["metadata"].get("managedFields") or () if self.secret is not None else ()
        times = [moment(one.get("time")) for one in fields if "f:data" in (one.get("fieldsV1") or {})]
        return max(filter(None, times), default=None)

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs that refer to it."""
        return tuple(dict.fromkeys(user.pack for user in self.users))


class Survey(NamedTuple):
    """The Secrets, by namespace and name, and what the user may not look at."""

    entries: tuple[Entry, ...]
    unseen: tuple[str, ...]


def survey(cluster: Cluster, namespace: str, labels: str = "") -> Survey:
    """The Secrets of a namespace.

    Args:
        cluster: the cluster.
        namespace: where to look; "" for everywhere.
        labels: a selector of labels; one that is not "" leaves out what is missing, for that has none.

    Raises:
        ForbiddenError: the user may list neither packs nor Secrets, or may not read one that a pack names.
        SympoziumError: whatever else the cluster says.
    """
    packs = packs_in(cluster, namespace)
    unseen = ["packs: who uses which Secret is not shown"] if packs.unseen else []
    found: dict[tuple[str, str], Object | None] = {}
    try:
        listed = cluster.list(SECRETS, Selection(namespace, ",".join(filter(None, (labels, _OURS))))).items
    except ForbiddenError:
        if packs.unseen:
            raise
        unseen.append("Secrets that no pack refers to")
        listed = ()
    found |= {(namespace_of(secret), name_of(secret)): secret for secret in listed}
    for place, name in _named(packs):
        if (place, name) not in found:
            found[place, name] = _one(cluster, name, place, labels)
    entries = (entry(name, place, secret, packs) for (place, name), secret in sorted(found.items(), key=lambda x: x[0]))
    return Survey(tuple(one for one in entries if one.secret or (one.users and not labels)), tuple(unseen))


def entry(name: str, namespace: str, secret: Object | None, packs: Packs) -> Entry:
    """What is known of one Secret, given the packs of its namespace."""
    users = packs.references(name, namespace)
    owners = tuple(_owners(name, secret, packs, users)) if secret is not None else ()
    found = problems(name, namespace, secret, packs)
    return Entry(name, namespace, secret, users, owners, found, not packs.unseen)


def _named(packs: Packs) -> list[tuple[str, str]]:
    """The namespaces and names of all Secrets that packs refer to."""
    return list(dict.fromkeys((namespace_of(pack), one.secret) for pack in packs.items for one in references(pack)))


def _one(cluster: Cluster, name: str, namespace: str, labels: str) -> Object | None:
    """The Secret of a name, if it is there and has the labels, which the API server alone can compare."""
    if labels:
        found = cluster.list(SECRETS, Selection(namespace, labels, f"metadata.name={name}")).items
        return found[0] if found else None
    try:
        return cluster.get(SECRETS, name, namespace)
    except NotFoundError:
        return None


def _owners(name: str, secret: Object, packs: Packs, users: Iterable[Reference]) -> Iterable[str]:
    """The packs whose authRefs name it and whose own it is."""
    labels = secret["metadata"].get("labels") or {}
    keyed = dict.fromkeys(user.pack for user in users if user.is_key)
    return (pack for pack in keyed if why_deleted_with(pack, name, labels, packs.kind or "Ensemble"))
