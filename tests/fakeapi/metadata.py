"""What the server demands of names, labels, annotations and finalizers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fakeapi.kinds import Object
from fakeapi.status import Cause

_LABEL = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?\Z")
_SUBDOMAIN = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\Z")
_WORD = re.compile(r"([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?\Z")
_ANNOTATION_BYTES = 256 * 1024
_FREE_NAMES = ("roles", "rolebindings", "clusterroles", "clusterrolebindings")
_LABEL_NAMES = ("namespaces", "services")

KNOWN: Object = {
    "type": "object",
    "properties": {
        **{name: {"type": "string"} for name in ("name", "generateName", "namespace", "uid", "resourceVersion")},
        **{name: {"type": "string"} for name in ("creationTimestamp", "deletionTimestamp", "selfLink")},
        **{name: {"type": "integer"} for name in ("generation", "deletionGracePeriodSeconds")},
        **{name: {"type": "object", "additionalProperties": {"type": "string"}} for name in ("labels", "annotations")},
        "finalizers": {"type": "array", "items": {"type": "string"}},
        **{
            name: {"type": "array", "items": {"additionalProperties": True}}
            for name in ("ownerReferences", "managedFields")
        },
    },
}
"""The fields of metadata, as a structural schema."""


_SUBDOMAIN_RULE = (
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and "
    "end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
    r"'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
)
_LABEL_RULE = (
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with "
    "an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
    "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
)
_KEY_RULE = (
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
    "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
    "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
)
_VALUE_RULE = (
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and "
    "end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
    "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
)
_INVALID = "FieldValueInvalid"


def complaints(plural: str, metadata: Mapping[str, Any]) -> Iterator[Cause]:
    """What is wrong with the metadata of an object."""
    yield from _name(plural, metadata.get("name", ""))
    for key, text in metadata.get("labels", {}).items():
        yield from _key("metadata.labels", key)
        yield from _label(text)
    annotations = metadata.get("annotations", {})
    for key in annotations:
        yield from _key("metadata.annotations", key.lower())
    if sum(len(key) + len(text) for key, text in annotations.items()) > _ANNOTATION_BYTES:
        message = f"Too long: may not be more than {_ANNOTATION_BYTES} bytes"
        yield Cause("FieldValueTooLong", "metadata.annotations", message)
    for finalizer in metadata.get("finalizers", ()):
        yield from _key("metadata.finalizers", finalizer)
    for owner in metadata.get("ownerReferences", ()):
        yield from _owner(owner)


def _name(plural: str, name: str) -> Iterator[Cause]:
    if not name:
        yield Cause("FieldValueRequired", "metadata.name", "Required value: name or generateName is required")
    elif plural not in _FREE_NAMES:
        is_label = plural in _LABEL_NAMES
        pattern, rule, limit = (_LABEL, _LABEL_RULE, 63) if is_label else (_SUBDOMAIN, _SUBDOMAIN_RULE, 253)
        if len(name) > limit:
            yield _invalid("metadata.name", name, f"must be no more than {limit} characters")
        if not pattern.match(name):
            yield _invalid("metadata.name", name, rule)


def _key(field: str, key: str) -> Iterator[Cause]:
    prefix, slash, name = key.rpartition("/")
    if not name or not _WORD.match(name) or (slash and not _SUBDOMAIN.match(prefix)):
        yield _invalid(field, key, _KEY_RULE)
    if len(name) > 63:
        yield _invalid(field, key, "name part must be no more than 63 characters")


def _label(text: str) -> Iterator[Cause]:
    if not _WORD.match(text):
        yield _invalid("metadata.labels", text, _VALUE_RULE)
    if len(text) > 63:
        yield _invalid("metadata.labels", text, "must be no more than 63 characters")


def _owner(owner: Mapping[str, Any]) -> Iterator[Cause]:
    for field, rule in (("apiVersion", "version must not be empty"), ("kind", ""), ("name", ""), ("uid", "")):
        if not owner.get(field):
            yield _invalid(f"metadata.ownerReferences.{field}", "", rule or "must not be empty")


def changes_refused(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Cause]:
    """What of metadata may not change."""
    if new.get("uid") != old.get("uid"):
        yield _invalid("metadata.uid", new.get("uid", ""), "field is immutable")
    added = set(new.get("finalizers", ())) - set(old.get("finalizers", ()))
    if "deletionTimestamp" in old and added:
        listed = ", ".join(f'"{one}"' for one in sorted(added))
        said = "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers "
        yield Cause("FieldValueForbidden", "metadata.finalizers", said + f"[]string{{{listed}}}")


def advice(metadata: Mapping[str, Any]) -> Iterator[str]:
    """What the server warns of."""
    for finalizer in metadata.get("finalizers", ()):
        if "/" not in finalizer:
            why = "prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers"
            yield f'metadata.finalizers: "{finalizer}": {why}'


def _invalid(field: str, value: str, why: str) -> Cause:
    return Cause(_INVALID, field, f'Invalid value: "{value}": {why}')
