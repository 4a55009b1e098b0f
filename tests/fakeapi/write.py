"""A write on its way into the store: stamped as the server stamps it, and validated."""

from __future__ import annotations

import random
import uuid
from typing import NamedTuple

from fakeapi import metadata as metadata_rules
from fakeapi import stored_data, structural
from fakeapi.kinds import Kind, Object
from fakeapi.ownership import Writer
from fakeapi.request import Address, Request
from fakeapi.status import Cause, Refusal, invalid
from fakeapi.store import Place, Store

_SUFFIX = "bcdfghjklmnpqrstvwxz2456789"
_NOT_THEIRS = ("managedFields", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds")
_COUNTING = ("apps", "batch", "networking.k8s.io", "admissionregistration.k8s.io")


class Write(NamedTuple):
    """One write: what it is about, when, by whom, and the warnings that come up on the way."""

    store: Store
    kind: Kind
    address: Address
    request: Request
    now: str
    user: str
    warnings: list[str]

    @property
    def place(self) -> Place:
        return self.address.namespace, self.address.name

    @property
    def writer(self) -> Writer:
        agent = self.request.headers.get("User-Agent", "").partition("/")[0] or "unknown"
        manager = self.request.query.get("fieldManager") or agent
        applies = self.request.media_type == "application/apply-patch+yaml"
        return Writer(manager, "Apply" if applies else "Update", self.kind.api_version, self.address.part)

    @property
    def schema(self) -> Object:
        return self.kind.schema or {}


def born(write: Write, value: Object) -> Object:
    """A new object: named, stamped, and without a status of somebody's making."""
    metadata = {name: part for name, part in value["metadata"].items() if name not in _NOT_THEIRS}
    if not metadata.get("name") and metadata.get("generateName"):
        metadata["name"] = metadata["generateName"][:58] + "".join(random.choices(_SUFFIX, k=5))
    metadata |= {"uid": str(uuid.uuid4()), "creationTimestamp": write.now}
    if write.kind.namespaced:
        metadata["namespace"] = write.address.namespace
    if write.kind.custom or write.kind.group in _COUNTING:
        metadata["generation"] = 1
    fresh = {**value, "metadata": metadata}
    if write.kind.has_status:
        fresh.pop("status", None)
        fresh |= {} if write.kind.custom else {"status": {}}
    return {**fresh, **_beginnings(write.kind, fresh)}


def _beginnings(kind: Kind, value: Object) -> Object:
    """What the server adds to new objects of its own kinds."""
    if kind.plural == "namespaces" and not kind.group:
        name = value["metadata"].get("name", "")
        labels = {"kubernetes.io/metadata.name": name, **(value["metadata"].get("labels") or {})}
        metadata = {**value["metadata"], "labels": labels}
        return {"metadata": metadata, "spec": {"finalizers": ["kubernetes"]}, "status": {"phase": "Active"}}
    if kind.plural in ("pods", "persistentvolumeclaims"):
        return {"status": {"phase": "Pending"}}
    return {"status": _established(value)} if kind.plural == "customresourcedefinitions" else {}


def _established(crd: Object) -> Object:
    types = ("NamesAccepted", "Established")
    conditions = [{"type": type_, "status": "True", "reason": "NoConflicts", "message": ""} for type_ in types]
    stored = [version["name"] for version in crd["spec"]["versions"] if version["storage"]]
    return {"conditions": conditions, "acceptedNames": crd["spec"]["names"], "storedVersions": stored}


def demand_valid(write: Write, new: Object, old: Object | None) -> None:
    """Demand that an object may be stored.

    Raises:
        Refusal: with everything that is wrong with it.
    """
    causes = [*metadata_rules.complaints(write.kind.plural, new["metadata"]), *_changes_refused(write, new, old)]
    causes += _wrong(write, new, old)
    if causes:
        group = new["apiVersion"].rpartition("/")[0]
        raise invalid(write.kind._replace(kind=new["kind"], group=group), new["metadata"].get("name", ""), causes)


def _changes_refused(write: Write, new: Object, old: Object | None) -> list[Cause]:
    """What may not change in metadata; of custom resources the server says everything twice."""
    causes = list(metadata_rules.changes_refused((old or new)["metadata"], new["metadata"]))
    return causes * 2 if write.kind.custom else causes


def _wrong(write: Write, new: Object, old: Object | None) -> list[Cause]:
    if stored_data.concerns(write.kind):
        changes = list(stored_data.changes_refused(old, new)) if old else []
        return [*stored_data.complaints(write.kind, new), *changes]
    if not write.kind.custom:
        return []
    wanted = {"kind": write.kind.kind, "apiVersion": write.kind.api_version}
    misnamed = [
        Cause("FieldValueInvalid", field, f'Invalid value: "{new[field]}": must be {right}')
        for field, right in wanted.items()
        if new[field] != right
    ]
    return misnamed or list(structural.validate(write.schema, new))


def demand_size(value: bytes) -> None:
    """Demand that etcd would take it.

    Raises:
        Refusal: it is larger than 1.5 MiB.
    """
    if len(value) > 1.5 * 1024 * 1024:
        raise Refusal(500, "", "etcdserver: request is too large")
