"""From the body of a request to an object of a kind: what is misspelt or mistyped is refused, dropped or warned of."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any

from fakeapi import metadata as metadata_rules
from fakeapi import stored_data, structural
from fakeapi.kinds import Kind, Object
from fakeapi.status import Refusal, bad_request
from fakeapi.write import Write

_JSON_NAMES = {"integer": "number", "number": "number", "boolean": "bool"}
_GO_TYPES = {"object": "map[string]string", "integer": "int64", "boolean": "bool", "array": "[]string"}


def decoded(write: Write, value: Any) -> Object:
    """A value as the kind that it must be: pruned and defaulted.

    Raises:
        Refusal: it is not of that kind, or has unknown fields where that is forbidden.
    """
    kind = write.kind
    value = _named(write, copy.deepcopy(value))
    why = next(_mistyped(kind, value), "")
    if why:
        raise undecodable(write, value, why)
    value = {**value, "metadata": _tidied(value["metadata"])}
    whole = copy.deepcopy(value)
    _complain(write, whole, [*write.warnings, *(f'unknown field "{path}"' for path in _pruned(kind, value))])
    if not kind.custom:
        return _completed(write, value)
    structural.fill(write.schema, value)
    return {**value}


def _completed(write: Write, value: Object) -> Object:
    try:
        return stored_data.completed(write.kind, value) if stored_data.concerns(write.kind) else value
    except ValueError as problem:
        raise undecodable(write, value, str(problem)) from None


def undecodable(write: Write, value: Object, why: str) -> Refusal:
    """What the server says of a value that it cannot read: of a patched object it repeats everything."""
    kind = write.kind
    if write.request.method != "PATCH":
        said = f'{kind.kind} in version "{kind.version}" cannot be handled as a {kind.kind}: {why}'
        return bad_request(said)
    whole = json.dumps(json.dumps(value, separators=(",", ":")))
    message = f"Invalid value: {whole}: {why}"
    cause = {"reason": "FieldValueInvalid", "message": message, "field": "patch"}
    return Refusal(422, "Invalid", f' "" is invalid: patch: {message}', {"causes": [cause]})


def _named(write: Write, value: Any) -> Object:
    kind = write.kind
    if value is None and not kind.custom:
        value = {}
    if not isinstance(value, dict) or (kind.custom and not value.get("kind")):
        said = f"Object 'Kind' is missing in '{json.dumps(value)}'"
        raise bad_request(f"the object provided is unrecognized (must be of type {kind.kind}): {said}")
    version = value.get("apiVersion", "")
    if kind.custom and version != kind.api_version and write.request.method != "PATCH":
        said = f"the API version in the data ({version}) does not match the expected API version ({kind.api_version})"
        raise bad_request(said)
    value = {"kind": kind.kind, "apiVersion": kind.api_version, **value}
    if not kind.custom and (value["kind"], value["apiVersion"]) != (kind.kind, kind.api_version):
        said = f'{value["kind"]} in version "{value["apiVersion"]}" cannot be handled as a {kind.kind}'
        raise bad_request(said)
    named: Object = {**value, "metadata": {} if value.get("metadata") is None else value["metadata"]}
    return named


def _mistyped(kind: Kind, value: Object) -> Iterator[str]:
    """What the server's own types cannot hold: metadata, and the fields of built-in kinds."""
    if not isinstance(value["metadata"], dict):
        yield f"json: cannot unmarshal {_json_name(value['metadata'])} into Go value of type v1.ObjectMeta"
        return
    yield from _mismatches("ObjectMeta", metadata_rules.KNOWN, value["metadata"])
    if kind.schema is not None and not kind.custom:
        yield from _mismatches(kind.kind, kind.schema, value)


def _mismatches(owner: str, schema: Object, value: Mapping[str, Any]) -> Iterator[str]:
    for name, below in schema["properties"].items():
        part = value.get(name)
        texts = below.get("additionalProperties")
        inner = [text for text in part.values() if text is not None] if texts and isinstance(part, dict) else []
        for wanted, found in ((below, part), *((texts, text) for text in inner)):
            if found is not None and structural.wrong_type(wanted, found):
                field = f"{owner}.{name} of type {_GO_TYPES.get(wanted['type'], wanted['type'])}"
                yield f"json: cannot unmarshal {_json_name(found)} into Go struct field {field}"


def _json_name(value: Any) -> str:
    name = structural.type_name(value)
    return _JSON_NAMES.get(name, name)


def _tidied(metadata: Object) -> Object:
    """Metadata without what says nothing: nulls, and maps and lists that are empty."""
    known = metadata_rules.KNOWN["properties"]
    tidied = {name: part for name, part in metadata.items() if name not in known or part not in (None, {}, [])}
    for name in ("labels", "annotations"):
        if name in tidied:
            tidied[name] = {key: text or "" for key, text in tidied[name].items()}
    return tidied


def _pruned(kind: Kind, value: Object) -> list[str]:
    """Drop what the kind does not know, and return the paths of it."""
    unknown = list(structural.prune(metadata_rules.KNOWN, value["metadata"], "metadata"))
    if kind.schema is not None:
        unknown += structural.prune(kind.schema, value)
    return unknown


def _complain(write: Write, value: Object, complaints: list[str]) -> None:
    """Warn of fields that nobody knows, or refuse them, or keep silent, as the request asks."""
    mode = write.request.query.get("fieldValidation", "Warn")
    if mode == "Strict" and complaints:
        raise undecodable(write, value, "strict decoding error: " + ", ".join(complaints))
    write.warnings[:] = complaints if mode == "Warn" else []
