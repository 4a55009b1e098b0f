"""Put keys into a Secret: make it, find that it is there already, or replace what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from sympozium_cli.cluster.port import Cluster, Object
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.errors import (
    ConflictError,
    DeadlineError,
    InDoubtError,
    NotFoundError,
    RefusedError,
    SympoziumError,
    UnreachableError,
)
from sympozium_cli.secret.manifest import Values, decoded, demand_fitting, encoded, secret_manifest
from sympozium_cli.values.plural import quoted

_IN_DOUBT: Final = (DeadlineError, UnreachableError)
"""Errors after which a Secret may have been written all the same."""


class Deed(StrEnum):
    """What became of a Secret."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    ROTATED = "rotated"


class Wish(NamedTuple):
    """A Secret that is to hold these values.

    Args:
        name: of the Secret.
        namespace: where it belongs.
        values: what it is to hold; other keys of a Secret that is there stay.
        labels: of a new Secret; those of one that is there stay.
        replace: whether values of a Secret that is there may be replaced.
    """

    name: str
    namespace: str
    values: Values
    labels: Mapping[str, str]
    replace: bool = False


class Done(NamedTuple):
    """What was done, and the Secret as it is now."""

    deed: Deed
    secret: Object


def put(cluster: Cluster, wish: Wish, *, dry_run: bool = False) -> Done:
    """Make sure that the Secret holds the values.

    It is made if it is not there, and left alone if it holds them. A Secret whose creation got no answer is looked for
    before it counts as failed: by its content, which is as good as any mark.

    Args:
        cluster: where.
        wish: what.
        dry_run: whether the API server shall only try.

    Raises:
        RefusedError: a Secret of that name holds something else, and may not be changed.
        ConflictError: somebody else was there first.
        SympoziumError: whatever else the cluster says.
    """
    present = find(cluster, wish.name, wish.namespace)
    if present is None:
        return _create(cluster, wish, dry_run=dry_run)
    return _meet(cluster, wish, present, dry_run=dry_run)


def find(cluster: Cluster, name: str, namespace: str) -> Object | None:
    """A Secret, or None where it is not there."""
    try:
        return cluster.get(SECRETS, name, namespace)
    except NotFoundError:
        return None


def holds(secret: Object, values: Values) -> bool:
    """Whether a Secret holds the values already."""
    data = decoded(secret)
    return all(key in data and value.is_same_as(data[key]) for key, value in values.items())


def planned(wish: Wish) -> Object:
    """The Secret that would be made."""
    return secret_manifest(wish.name, wish.namespace, wish.values, wish.labels)


def replace(cluster: Cluster, secret: Object, values: Values, *, dry_run: bool = False) -> Done:
    """Put other values into a Secret that has not changed since it was read.

    Raises:
        RefusedError: it may not be changed.
        RejectedError: it would be larger than the API server takes.
        ConflictError: it has changed.
        SympoziumError: whatever else the cluster says.
    """
    demand_changeable(secret)
    demand_fitting(secret, values)
    metadata = secret["metadata"]
    change = {"metadata": {"resourceVersion": metadata["resourceVersion"]}, "data": encoded(values)}
    name, namespace = metadata["name"], metadata["namespace"]
    try:
        return Done(Deed.ROTATED, cluster.patch(SECRETS, name, change, namespace, dry_run=dry_run))
    except _IN_DOUBT as error:
        if dry_run:
            raise
        return Done(Deed.ROTATED, _found_after(cluster, Wish(name, namespace, values, {}), error))


def demand_room(wish: Wish, present: Object) -> None:
    """Refuse to put the values into a Secret that holds something else.

    Raises:
        RefusedError: it does, and may not be changed.
        RejectedError: it would be larger than the API server takes.
    """
    if not wish.replace:
        data = decoded(present)
        others = [key for key in wish.values if key in data]
        what = f"has another {quoted(others)}" if others else f"has no {quoted(wish.values)}"
        raise RefusedError(
            f"Secret '{wish.name}' exists already in '{wish.namespace}', and {what}",
            hint="--rotate puts yours there and leaves everything else alone; --name makes another Secret",
        )
    demand_changeable(present)
    demand_fitting(present, wish.values)


def demand_changeable(secret: Object) -> None:
    """Refuse to change what cannot be changed, or what somebody else would change back.

    Raises:
        RefusedError: the Secret is immutable, or has an owner that writes it.
    """
    name = secret["metadata"]["name"]
    if secret.get("immutable") is True:
        raise RefusedError(f"Secret '{name}' is immutable", hint="put the key into a new one, and let the pack name it")
    owners = [owner for owner in secret["metadata"].get("ownerReferences") or () if owner.get("controller")]
    if owners:
        owner = f"{owners[0].get('kind')} '{owners[0].get('name')}'"
        raise RefusedError(f"Secret '{name}' is written by {owner}, which would undo this", hint="change the key there")


def _create(cluster: Cluster, wish: Wish, *, dry_run: bool) -> Done:
    try:
        return Done(Deed.CREATED, cluster.create(SECRETS, planned(wish), wish.namespace, dry_run=dry_run))
    except ConflictError:
        present = find(cluster, wish.name, wish.namespace)
        if present is None:
            raise
        return _meet(cluster, wish, present, dry_run=dry_run)
    except _IN_DOUBT as error:
        if dry_run:
            raise
        return Done(Deed.CREATED, _found_after(cluster, wish, error))


def _found_after(cluster: Cluster, wish: Wish, error: SympoziumError) -> Object:
    """The Secret that a write left whose answer was lost.

    Raises:
        SympoziumError: it is not there, or nobody knows; what `error` said, and how to go on.
    """
    try:
        present = find(cluster, wish.name, wish.namespace)
    except SympoziumError:
        again = "whether it was done is not known; the same command again finds out, and does it only once"
        raise error.hinting(again) from None
    if present is not None and holds(present, wish.values):
        return present
    safe = "nothing has changed so far, and the same command again does it only once"
    in_doubt = isinstance(error, InDoubtError) or not error.hint
    raise error.hinting(safe if in_doubt else f"{error.hint}; {safe}") from None


def _meet(cluster: Cluster, wish: Wish, present: Object, *, dry_run: bool) -> Done:
    """Do what is needed where the Secret is there."""
    if holds(present, wish.values):
        return Done(Deed.UNCHANGED, present)
    demand_room(wish, present)
    return replace(cluster, present, wish.values, dry_run=dry_run)
