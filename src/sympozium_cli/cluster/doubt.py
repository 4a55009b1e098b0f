"""Whether a change that was sent has taken place, seen from what the cluster holds now."""

from __future__ import annotations

import base64
from typing import Any

from sympozium_cli.cluster.port import Object


def name_of(value: Object) -> str:
    """The name of an object; "" where it has none."""
    metadata = value.get("metadata")
    name = metadata.get("name") if isinstance(metadata, dict) else None
    return name if isinstance(name, str) else ""


def marked(value: Object, mark: str) -> str:
    """The text of an annotation; "" where there is none."""
    metadata = value.get("metadata")
    annotations = metadata.get("annotations") if isinstance(metadata, dict) else None
    text = annotations.get(mark) if mark and isinstance(annotations, dict) else None
    return text if isinstance(text, str) else ""


def holds(change: Object, value: Object) -> bool:
    """Whether a merge patch (RFC 7386), or an object that was applied, has nothing left to change.

    The resource version of the change is left out: it is that of the object before. What the API server has filled in
    on its own does not count, and `stringData` is looked for where it is stored.
    """
    metadata = change.get("metadata")
    if isinstance(metadata, dict):
        kept = {key: item for key, item in metadata.items() if key not in {"resourceVersion", "uid"}}
        change = {**change, "metadata": kept}
    if isinstance(change.get("stringData"), dict):
        change = _stored(change)
    return _within(change, value)


def _stored(change: Object) -> Object:
    """The change of a Secret as the API server stores it."""
    rest = {key: item for key, item in change.items() if key != "stringData"}
    encoded = {key: base64.b64encode(str(item).encode()).decode() for key, item in change["stringData"].items()}
    return {**rest, "data": {**(rest.get("data") or {}), **encoded}}


def _within(change: Any, value: Any) -> bool:
    if isinstance(change, list):
        return isinstance(value, list) and len(change) == len(value) and all(map(_within, change, value))
    if not isinstance(change, dict):
        return bool(change == value)
    if not isinstance(value, dict):
        return False
    return all(
        (value.get(key) is None) if item is None else _within(item, value.get(key)) for key, item in change.items()
    )


def gone(before: str, value: Object) -> bool:
    """Whether the object with the UID `before` ("" for any) is deleted, or on its way out."""
    metadata = value.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    return bool(metadata.get("deletionTimestamp")) or (before != "" and metadata.get("uid") != before)
