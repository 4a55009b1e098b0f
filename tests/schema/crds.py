"""Upstream's own schemas, flattened to one line per field so that tables can be compared with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from shared import SHARED
from sympozium_cli.schema.node import NO_DEFAULT, Node

CRDS = {
    ("PersonaPack", "v0.8.28"): "v0.8.28/sympozium.ai_personapacks.yaml",
    ("Ensemble", "v0.9.5"): "v0.9.5/sympozium.ai_ensembles.yaml",
    ("Ensemble", "v0.10.46"): "v0.10.46/sympozium.ai_ensembles.yaml",
}

# The API server has opinions about these that no CRD states.
UNSTATED = ("apiVersion", "kind", "metadata", "")

_LIMITS = {
    "enum": "enum",
    "format": "format",
    "pattern": "pattern",
    "minimum": "minimum",
    "maximum": "maximum",
    "minLength": "min_length",
    "maxLength": "max_length",
}

Facts = dict[str, Any]


def crd_schema(kind: str, release: str) -> dict[str, Any]:
    """The openAPIV3Schema that upstream published."""
    text = (SHARED / "upstream" / "crds" / CRDS[kind, release]).read_bytes()
    schema: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)["spec"]["versions"][0]["schema"][
        "openAPIV3Schema"
    ]
    return schema


def crd_fields(schema: dict[str, Any], path: str = "", *, required: bool = False) -> Iterator[tuple[str, Facts]]:
    """Every place of an openAPIV3Schema, with what is said of it."""
    facts = {name: schema[name] for name in ("default", *_LIMITS) if name in schema}
    kind = "int-or-string" if schema.get("x-kubernetes-int-or-string") else schema["type"]
    yield path, {"type": kind, "required": required, **facts}
    needed = schema.get("required", ())
    for name, child in schema.get("properties", {}).items():
        yield from crd_fields(child, f"{path}.{name}".lstrip("."), required=name in needed)
    for key, suffix in (("items", "[]"), ("additionalProperties", "{}")):
        if key in schema:
            yield from crd_fields(schema[key], path + suffix)


def table_fields(node: Node, path: str = "") -> Iterator[tuple[str, Facts]]:
    """The same of our schema."""
    facts = {theirs: getattr(node, ours) for theirs, ours in _LIMITS.items()}
    facts = {name: list(fact) if name == "enum" else fact for name, fact in facts.items() if fact not in (None, "", ())}
    if node.default is not NO_DEFAULT:
        facts["default"] = node.default
    yield path, {"type": node.type, "required": node.required, **facts}
    for name, child in node.fields.items():
        yield from table_fields(child, f"{path}.{name}".lstrip("."))
    for inside, suffix in ((node.items, "[]"), (node.values, "{}")):
        if inside is not None:
            yield from table_fields(inside, path + suffix)


def stated(fields: Iterable[tuple[str, Facts]]) -> dict[str, Facts]:
    """The fields that a CRD has something to say of."""
    return {path: facts for path, facts in fields if re.split(r"[.{]", path)[0] not in UNSTATED}
