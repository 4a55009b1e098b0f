"""Creating, changing and deleting objects."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from fakeapi import admission, kinds, metadata, patches
from fakeapi.applying import configured, demand_applicable
from fakeapi.decoding import decoded
from fakeapi.kinds import Object
from fakeapi.options import deletion
from fakeapi.ownership import Owners
from fakeapi.status import (
    Cause,
    Refusal,
    about,
    already_exists,
    bad_request,
    conflict,
    invalid,
    not_found,
    status,
    unsupported_media,
)
from fakeapi.webhooks import admit
from fakeapi.write import Write, born, demand_size, demand_valid

_MERGE = "application/merge-patch+json"
_STEPS = "application/json-patch+json"
_APPLY = "application/apply-patch+yaml"
_STRATEGIC = "application/strategic-merge-patch+json"
_NO_OBJECT = "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}"
_FINALIZERS = {"Foreground": "foregroundDeletion", "Orphan": "orphan"}
_KEPT = ("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "resourceVersion")

_PRECONDITIONS = (
    ("uid", "UID", "The object might have been deleted and then recreated"),
    ("resourceVersion", "ResourceVersion", "The object might have been modified"),
)

Wanted = Callable[[Object], Any]
Managed = Callable[[Object, Object], list[Object]]


def created(write: Write, value: Any) -> Object:
    """A new object, stored unless this is a dry run.

    Raises:
        Refusal: as the server would refuse it.
    """
    value = decoded(write, value)
    owners = Owners(None)
    return _admitted(write, value, lambda fresh: _updated_fields(write, owners, None, _without_status(fresh)))


def _without_status(value: Object) -> Object:
    return {part: below for part, below in value.items() if part != "status"}


def _updated_fields(write: Write, owners: Owners, old: Object | None, new: Object) -> list[Object]:
    owners.update(write.schema, old, new, write.writer, write.now)
    return owners.entries()


def _admitted(write: Write, value: Object, managed: Callable[[Object], list[Object]]) -> Object:
    _demand_place(write, value["metadata"])
    if value["metadata"].get("resourceVersion") and not write.request.applies:
        raise Refusal(500, "", "resourceVersion should not be set on objects to be created")
    admission.demand_namespace(write.store, write.kind, write.address.namespace, value["metadata"].get("name", ""))
    fresh = born(write, value)
    demand_valid(write, fresh, None)
    write.warnings.extend(metadata.advice(value["metadata"]))
    fresh["metadata"]["managedFields"] = managed(fresh)
    admit(write, "CREATE", fresh, None)
    demand_size(json.dumps(fresh).encode())
    _store_new(write, fresh)
    return fresh


def _store_new(write: Write, fresh: Object) -> None:
    name = fresh["metadata"]["name"]
    place = fresh["metadata"].get("namespace", ""), name
    with write.store.changed:
        if write.store.get(write.kind.resource, place) is not None:
            raise already_exists(write.kind, name)
        admission.charge(write.store, write.kind, place, dry_run=write.request.dry_run)
        if not write.request.dry_run:
            write.store.commit(write.kind.resource, place, None, fresh)


def _demand_place(write: Write, metadata: Object) -> None:
    """Demand that an object says of itself what the address says of it."""
    if metadata.get("namespace") and metadata["namespace"] != write.address.namespace:
        raise bad_request("the namespace of the provided object does not match the namespace sent on the request")
    name = write.address.name
    if name and metadata.get("name") and metadata["name"] != name:
        said = f"the name of the object ({metadata['name']}) does not match the name on the URL ({name})"
        raise bad_request(said)


def present(write: Write) -> Object:
    """The object as it is.

    Raises:
        Refusal: there is none.
    """
    found = write.store.get(write.kind.resource, write.place)
    if found is None:
        raise not_found(write.kind, write.address.name)
    return found


def replaced(write: Write, value: Any) -> Object:
    """The object with a whole new state (PUT)."""
    about = decoded(write, value)["metadata"]
    if not about.get("name"):
        said = f"the name of the object ({write.address.name} based on URL) was undeterminable: name must be provided"
        raise bad_request(said)
    _demand_place(write, about)
    if write.kind.custom and not about.get("resourceVersion"):
        present(write)
        said = "Invalid value: 0: must be specified for an update"
        cause = Cause("FieldValueInvalid", "metadata.resourceVersion", said)
        names = write.kind._replace(kind=write.kind.plural)
        raise invalid(names, write.address.name, [cause])
    return _changed(write, lambda _: value, lambda old, new: _updated_fields(write, Owners(old), old, new))


def patched(write: Write) -> tuple[int, Object]:
    """The object with a patch in it, and the code: an applied object may be new.

    Raises:
        Refusal: as the server would refuse it.
    """
    media = write.request.media_type
    accepted = [_STEPS, _MERGE, *([] if write.kind.custom else [_STRATEGIC]), _APPLY]
    if media not in accepted:
        raise unsupported_media(accepted) if write.kind.custom else _unsupported_by_built_in_kinds()
    change, doubled = write.request.value("error decoding YAML: " if media == _APPLY else "error decoding patch: ")
    write.warnings.extend(doubled)
    if media == _APPLY:
        return _applied(write, change)
    if media != _STEPS and not isinstance(change, dict):
        raise bad_request(_NO_OBJECT)
    wanted = patches.patched if media == _STEPS else patches.merged
    changed = _changed(
        write, lambda old: wanted(old, change), lambda old, new: _updated_fields(write, Owners(old), old, new)
    )
    return 200, changed


def _unsupported_by_built_in_kinds() -> Refusal:
    return Refusal(415, "UnsupportedMediaType", "415: Unsupported Media Type", {})


def _applied(write: Write, config: Any) -> tuple[int, Object]:
    demand_applicable(write, config)
    old = write.store.get(write.kind.resource, write.place)
    owners = Owners(old)
    if old is None and write.address.part:
        raise not_found(write.kind, write.address.name)
    if old is None:
        value = decoded(write, config)
        owners.apply(write.schema, config, write.writer, write.now)
        return 201, _admitted(write, value, lambda _: owners.entries())
    return 200, _changed(write, lambda old: configured(write, owners, old, config), lambda *_: owners.entries())


def _changed(write: Write, wanted: Wanted, managed: Managed) -> Object:
    """Bring the object into the state that is wanted, again if somebody was faster."""
    while True:
        old = present(write)
        new = _successor(write, old, decoded(write, wanted(copy.deepcopy(old))))
        new["metadata"]["managedFields"] = managed(old, new)
        if new == old:
            return old
        demand_valid(write, new, old)
        admit(write, "UPDATE", new, old)
        demand_size(json.dumps(new).encode())
        if write.request.dry_run or _commit(write, old, new):
            return new


def _commit(write: Write, old: Object, new: Object) -> bool:
    over = "deletionTimestamp" in new["metadata"] and not _finalizers(write, new)
    return write.store.commit(write.kind.resource, write.place, old, None if over else new)


def _finalizers(write: Write, value: Object) -> list[str]:
    own = value.get("spec", {}).get("finalizers", []) if write.kind == kinds.NAMESPACES else []
    return [*(value["metadata"].get("finalizers") or []), *own]


def _successor(write: Write, old: Object, new: Object) -> Object:
    """The next state, with what a request may not touch as it was."""
    metadata = new["metadata"]
    _demand_place(write, metadata)
    _demand_same(write, old, metadata)
    if write.address.part == "status":
        rest = {part: value for part, value in old.items() if part != "status"}
        return {**rest, "metadata": dict(old["metadata"]), **({"status": new["status"]} if "status" in new else {})}
    kept = {field: old["metadata"][field] for field in _KEPT if field in old["metadata"]}
    if write.request.method == "PATCH" and "uid" in metadata:
        kept["uid"] = metadata["uid"]
    kept |= {field: old["metadata"][field] for field in ("name", "namespace") if field in old["metadata"]}
    new["metadata"] = {**{field: part for field, part in metadata.items() if field not in _KEPT}, **kept}
    if write.kind.has_status:
        new.pop("status", None)
        new |= {"status": old["status"]} if "status" in old else {}
    if "generation" in kept and _meaning(new) != _meaning(old):
        new["metadata"]["generation"] = kept["generation"] + 1
    return new


def _meaning(value: Object) -> Object:
    return {part: below for part, below in value.items() if part not in ("metadata", "status")}


def _demand_same(write: Write, old: Object, metadata: Object) -> None:
    """Demand that a change is about the object, and the state of it, that there is."""
    uid, version, name = metadata.get("uid"), metadata.get("resourceVersion"), write.address.name
    if uid and uid != old["metadata"]["uid"] and write.request.method == "PUT":
        why = f"Precondition failed: UID in precondition: {uid}, UID in object meta: {old['metadata']['uid']}"
        raise conflict(write.kind, name, why)
    if version and not version.isdigit():
        raise Refusal(500, "", f'strconv.ParseUint: parsing "{version}": invalid syntax')
    if version and version != old["metadata"]["resourceVersion"]:
        raise conflict(write.kind, name)


def deleted(write: Write) -> Object:
    """What is left of an object that was asked to go: a Status, or the object while finalizers hold it.

    Raises:
        Refusal: it is not there, or not the one that was meant.
    """
    options = deletion(write.request)
    dry = write.request.dry_run or "All" in options.get("dryRun", ())
    while True:
        old = present(write)
        _demand_meant(write, old, options.get("preconditions") or {})
        admit(write, "DELETE", None, old)
        new = _leaving(write, old, _FINALIZERS.get(options["propagationPolicy"]))
        if not dry and new != old and not write.store.commit(write.kind.resource, write.place, old, new):
            continue
        if new is None and not dry:
            _forget_instances(write, old)
        return new or status("Success", details=about(write.kind, write.address.name, uid=old["metadata"]["uid"]))


def _leaving(write: Write, old: Object, finalizer: str | None) -> Object | None:
    """What becomes of an object that shall go; None where nothing holds it."""
    new = copy.deepcopy(old)
    if finalizer and finalizer not in (old["metadata"].get("finalizers") or ()):
        new["metadata"]["finalizers"] = [*(old["metadata"].get("finalizers") or ()), finalizer]
    if not _finalizers(write, new):
        return None
    if "deletionTimestamp" not in old["metadata"]:
        new["metadata"] |= {"deletionTimestamp": write.now, "deletionGracePeriodSeconds": 0}
        if "generation" in old["metadata"]:
            new["metadata"]["generation"] += 1
    if write.kind == kinds.NAMESPACES:
        new["metadata"].pop("deletionGracePeriodSeconds", None)
        new["status"] = {**new.get("status", {}), "phase": "Terminating"}
    return new


def _demand_meant(write: Write, old: Object, preconditions: Object) -> None:
    for field, title, rest in _PRECONDITIONS:
        wanted, found = preconditions.get(field), old["metadata"][field]
        if wanted and wanted != found:
            why = f"the {title} in the precondition ({wanted}) does not match the {title} in record ({found}). {rest}"
            names = write.kind._replace(plural=write.kind.kind)
            raise conflict(names, write.address.name, why)


def _forget_instances(write: Write, old: Object) -> None:
    """With a CRD its objects go."""
    if write.kind == kinds.CRDS:
        resource = old["spec"]["group"], old["spec"]["names"]["plural"]
        for value in list(write.store.objects(resource)):
            place = value["metadata"].get("namespace", ""), value["metadata"]["name"]
            write.store.commit(resource, place, value, None)
