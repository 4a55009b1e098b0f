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
        **{name: {"additionalProperties": {"type": "string"}} for name in ("labels", "annotations")},
        "finalizers": {"type": "array", "items": {"type": "string"}},
        **{
            name: {"type": "array", "items": {"additionalProperties": True}}
            for name in ("ownerReferences", "managedFields")
        },
    },
}
"""The fields of metadata, as a structural schema."""


def complaints(plural: str, metadata: Mapping[str, Any]) -> Iterator[Cause]:
    """What is wrong with the metadata of an object."""
    yield from _name(plural, metadata.get("name", ""))
    for key, text in (metadata.get("labels") or {}).items():
        yield from _key("metadata.labels", key)
        if len(text) > 63 or not _WORD.match(text):
            yield Cause("FieldValueInvalid", "metadata.labels", f'Invalid value: "{text}": a valid label must be ...')
    for key in metadata.get("annotations") or {}:
        yield from _key("metadata.annotations", key.lower())
    size = sum(len(key) + len(text) for key, text in (metadata.get("annotations") or {}).items())
    if size > _ANNOTATION_BYTES:
        message = f"Too long: may not be more than {_ANNOTATION_BYTES} bytes"
        yield Cause("FieldValueTooLong", "metadata.annotations", message)


def _name(plural: str, name: str) -> Iterator[Cause]:
    if not name:
        yield Cause("FieldValueRequired", "metadata.name", "Required value: name or generateName is required")
    elif plural not in _FREE_NAMES:
        pattern, what, limit = (_LABEL, "label", 63) if plural in _LABEL_NAMES else (_SUBDOMAIN, "subdomain", 253)
        if len(name) > limit:
            yield Cause("FieldValueInvalid", "metadata.name", f"Invalid value: must be no more than {limit} bytes")
        if not pattern.match(name):
            rule = f"a lowercase RFC 1123 {what} must consist of lower case alphanumeric characters and '-'"
            yield Cause("FieldValueInvalid", "metadata.name", f'Invalid value: "{name}": {rule}')


def _key(field: str, key: str) -> Iterator[Cause]:
    prefix, slash, name = key.rpartition("/")
    if not name or len(name) > 63 or not _WORD.match(name) or (slash and not _SUBDOMAIN.match(prefix)):
        yield Cause("FieldValueInvalid", field, f'Invalid value: "{key}": name part must consist of alphanumerics')
