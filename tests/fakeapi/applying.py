"""Server-side apply: what a manager wants is laid over what there is, unless somebody else owns it."""

from __future__ import annotations

import copy
from typing import Any

from fakeapi import metadata, structural
from fakeapi.kinds import Object
from fakeapi.ownership import Owners, laid_over, refusal, without
from fakeapi.status import Cause, Refusal, bad_request, invalid
from fakeapi.write import Write

_TYPES = {"array": "list", "object": "map", "integer": "numeric", "number": "numeric"}
_NULL = 'Invalid value: "null"'


def demand_applicable(write: Write, config: Any) -> None:
    """Demand that a configuration is of the kind, and that the schema declares every field of it.

    Raises:
        Refusal: a 500 for unknown fields and wrong types, since here they are no matter of validation.
    """
    named = config if isinstance(config, dict) else {}
    group, _, version = named.get("apiVersion", "").rpartition("/")
    if (named.get("kind"), named.get("apiVersion")) != (write.kind.kind, write.kind.api_version):
        raise bad_request(f"invalid object type: {group}/{version}, Kind={named.get('kind', '')}")
    about = config.setdefault("metadata", {})
    about.setdefault("name", write.address.name)
    if about.get("managedFields") is not None:
        raise bad_request("metadata.managedFields must be nil")
    _demand_typed(write, config)


def _demand_typed(write: Write, config: Object) -> None:
    declared = {**write.schema, "properties": {**write.schema.get("properties", {}), "metadata": metadata.KNOWN}}
    inside = {"properties": {"object": declared}} if write.kind.schema else {"properties": {"object": {}}}
    named = {"type": "string"}
    if write.kind.schema:
        declared["properties"] |= {"kind": named, "apiVersion": named}
    unknown = [path.removeprefix("object") for path in structural.prune(inside, {"object": copy.deepcopy(config)})]
    wrong = [cause for cause in structural.validate(inside, {"object": config}) if cause.reason.endswith("TypeInvalid")]
    nulls = [cause._replace(field=cause.field.removeprefix("object.")) for cause in wrong if _NULL in cause.message]
    mistyped = [cause for cause in wrong if _NULL not in cause.message]
    if unknown or mistyped:
        what = f"/{write.address.name}; {write.kind.group}/{write.kind.version}, Kind={write.kind.kind}"
        why = f"{unknown[0]}: field not declared in schema" if unknown else _mistyped(mistyped[0])
        raise Refusal(500, "", f"failed to create typed patch object ({what}): {why}")
    if nulls:
        raise invalid(write.kind, write.address.name, nulls)


def _mistyped(cause: Cause) -> str:
    found, wanted = cause.message.split('"')[1], cause.message.rpartition("of type ")[2].partition(":")[0]
    return f"{cause.field.removeprefix('object')}: expected {_TYPES.get(wanted, wanted)}, got a {found}"


def configured(write: Write, owners: Owners, old: Object, config: Object) -> Object:
    """The present object with a configuration over it, and without what its manager no longer wants.

    Raises:
        Refusal: somebody else owns some of it, and no force is used.
    """
    conflicts = owners.conflicts(write.schema, old, config, write.writer)
    if conflicts and not write.request.is_set("force"):
        raise refusal(conflicts, owners)
    owners.release(conflicts)
    dropped = owners.apply(write.schema, config, write.writer, write.now)
    merged: Object = without(write.schema, laid_over(write.schema, old, config), dropped)
    return merged
