"""A judge that is not ours: upstream's CRD, turned into a strict JSON Schema."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from schema.crds import crd_schema

NULLABLE_TEXT = {"type": ["string", "null"]}

NULLABLE_TEXTS = {"type": ["object", "null"], "additionalProperties": NULLABLE_TEXT}

SERVERS_OWN = (
    "creationTimestamp",
    "deletionGracePeriodSeconds",
    "deletionTimestamp",
    "finalizers",
    "generation",
    "managedFields",
    "ownerReferences",
    "resourceVersion",
    "selfLink",
    "uid",
)

METADATA = {
    "type": ["object", "null"],
    "properties": {
        "name": NULLABLE_TEXT,
        "generateName": NULLABLE_TEXT,
        "namespace": NULLABLE_TEXT,
        "labels": NULLABLE_TEXTS,
        "annotations": NULLABLE_TEXTS,
        **{key: {} for key in SERVERS_OWN},
    },
    "additionalProperties": False,
}

WIDTHS = {"int32": 2**31}


def crd_validator(kind: str, release: str) -> Draft202012Validator:
    """Accepts what the CRD accepts without dropping a field."""
    schema = crd_schema(kind, release)
    strict = _strict(schema)
    strict["properties"] |= {
        "apiVersion": {"const": "sympozium.ai/v1alpha1"},
        "kind": {"const": kind},
        "metadata": METADATA,
        "status": _known_fields(schema["properties"]["status"]),
    }
    strict["required"] = ["apiVersion", "kind"]
    strict["$defs"] = {"nothing": {"additionalProperties": False, "items": {"$ref": "#/$defs/nothing"}}}
    return Draft202012Validator(strict)


def _strict(schema: dict[str, Any]) -> dict[str, Any]:
    kept = ("enum", "pattern", "minLength", "maxLength", "minimum", "maximum")
    strict = {name: schema[name] for name in kept if name in schema}
    strict["type"] = ["integer", "string"] if schema.get("x-kubernetes-int-or-string") else [schema["type"]]
    if "integer" in strict["type"]:
        size = WIDTHS.get(schema.get("format", ""), 2**63)
        strict["allOf"] = [{"minimum": -size, "maximum": size - 1}]
    if schema.get("type") == "object":
        strict |= _strict_object(schema)
    if "items" in schema:
        strict["items"] = _strict(schema["items"])
    return strict


def _strict_object(schema: dict[str, Any]) -> dict[str, Any]:
    children = schema.get("properties", {})
    required = [name for name in schema.get("required", ()) if "default" not in children[name]]
    others = schema.get("additionalProperties")
    return {
        "required": required,
        "properties": {
            name: _strict(child) if name in required else _or_null(child) for name, child in children.items()
        },
        "additionalProperties": _or_null(others) if others else False,
    }


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [_strict(schema), {"type": "null"}]}


def _known_fields(schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "properties": {name: _known_fields(child) for name, child in schema.get("properties", {}).items()},
        "additionalProperties": False,
        "items": _known_fields(schema["items"]) if "items" in schema else {"$ref": "#/$defs/nothing"},
    }
