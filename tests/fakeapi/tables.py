"""Objects as kubectl asks for them: as a table, or as their metadata alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from fakeapi.kinds import Kind, Object
from fakeapi.status import Refusal

_NAME: Object = {"name": "Name", "type": "string", "format": "name", "jsonPath": ".metadata.name"}
_AGE: Object = {"name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp"}
_STEP = re.compile(r"[^.\[\]]+")


_READ = ("application/json", "application/yaml", "application/*", "*/*", "")


def shape(accept: str, kind: Kind, part: str = "") -> Callable[[Object], Object]:
    """How an object or a list is shown to somebody who accepts these media types.

    `part` is what a table has of each object: "None", "Metadata" or "Object".

    Raises:
        Refusal: none of them is known here.
    """
    for wanted in accept.split(","):
        if "as=Table" in wanted:
            return lambda value: _table(kind, value, part or "Metadata")
        if "as=PartialObjectMetadata" in wanted:
            return _metadata_alone
        if wanted.partition(";")[0].strip() in _READ:
            return lambda value: value
    said = "only the following media types are accepted: application/json, application/yaml"
    raise Refusal(406, "NotAcceptable", said)


def _table(kind: Kind, value: Object, part: str) -> Object:
    if value.get("kind") == "Status":
        return value
    columns = [_NAME, *(kind.columns or (_AGE,))]
    rows = [_row(kind, columns, one, part) for one in value.get("items", [value])]
    told = [{"format": "", "description": "", "priority": 0, **_without_path(column)} for column in columns]
    names = ("resourceVersion", "continue", "remainingItemCount")
    metadata = {name: value["metadata"][name] for name in names if name in value["metadata"]}
    facts = {"kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": metadata}
    return {**facts, "columnDefinitions": told, "rows": rows}


def _without_path(column: Object) -> Object:
    return {name: fact for name, fact in column.items() if name != "jsonPath"}


def _row(kind: Kind, columns: list[Object], value: Object, part: str) -> Object:
    cells = [_cell(column, value) for column in columns]
    parts = {"None": None, "Metadata": _metadata_alone({**value, "kind": kind.kind}), "Object": value}
    return {"cells": cells, "object": parts[part]}


def _cell(column: Object, value: Object) -> Any:
    found: Any = value
    for step in _STEP.findall(column["jsonPath"]):
        found = found.get(step) if isinstance(found, dict) else None
    return _age(found) if column["type"] == "date" and found else found


def _age(stamp: str) -> str:
    seconds = int((datetime.now(UTC) - datetime.fromisoformat(stamp)).total_seconds())
    return f"{seconds}s" if seconds < 120 else f"{seconds // 60}m"


def _metadata_alone(value: Object) -> Object:
    one: Object = {"kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": value["metadata"]}
    if "items" not in value:
        return one
    return {**one, "kind": "PartialObjectMetadataList", "items": [_metadata_alone(item) for item in value["items"]]}
