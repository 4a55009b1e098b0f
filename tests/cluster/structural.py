"""Structural schemas, which CRDs are made of, from the JSON Schemas that this repository publishes."""

from __future__ import annotations

from typing import Any, Final

Schema = dict[str, Any]

_OPEN: Final[Schema] = {"x-kubernetes-preserve-unknown-fields": True}
_FORMATS: Final = {(-(2**31), 2**31 - 1): "int32", (-(2**63), 2**63 - 1): "int64"}
_COPIED: Final = ("default", "minLength", "maxLength", "pattern")


def open_object() -> Schema:
    """An object of which every field is kept."""
    return {"type": "object", **_OPEN}


def structural(schema: Schema, definitions: Schema) -> Schema:
    """The structural schema that accepts the same, for a place of a JSON Schema.

    Args:
        schema: what the JSON Schema says of the place: null stands for nothing there, which goes without saying here.
        definitions: its `$defs`.
    """
    found = _without_null(schema)
    if "$ref" in found:
        named = definitions[found["$ref"].rpartition("/")[2]]
        return {**structural(named, definitions), **{key: found[key] for key in ("default",) if key in found}}
    types = [name for name in _as_list(found.get("type", [])) if name != "null"]
    if not types:
        return dict(_OPEN)
    written: Schema = {key: found[key] for key in _COPIED if key in found}
    if len(types) > 1:
        return {**written, "x-kubernetes-int-or-string": True, "anyOf": [{"type": "integer"}, {"type": "string"}]}
    written["type"] = types[0]
    if "enum" in found:
        written["enum"] = [value for value in found["enum"] if value is not None]
    if "items" in found:
        written["items"] = structural(found["items"], definitions)
    return {**written, **_numeric(found), **_object(found, definitions)}


def _without_null(schema: Schema) -> Schema:
    """The choice beside null, with what is said around it."""
    if "anyOf" not in schema:
        return schema
    (choice,) = (one for one in schema["anyOf"] if one != {"type": "null"})
    return {**choice, **{key: schema[key] for key in schema if key != "anyOf"}}


def _numeric(schema: Schema) -> Schema:
    if "minimum" not in schema and "maximum" not in schema:
        return {}
    least, most = schema.get("minimum"), schema.get("maximum")
    for (low, high), name in _FORMATS.items():
        limits = {"minimum": least, "maximum": most}
        widest = {"minimum": low, "maximum": high}
        if (least is None or least >= low) and (most is None or most <= high):
            kept = {key: value for key, value in limits.items() if value not in (None, widest[key])}
            return {"format": name, **kept}
    return {}


def _object(schema: Schema, definitions: Schema) -> Schema:
    written: Schema = {}
    if "required" in schema:
        written["required"] = schema["required"]
    if "properties" in schema:
        written["properties"] = {name: structural(one, definitions) for name, one in schema["properties"].items()}
    others = schema.get("additionalProperties")
    if others == {}:
        written |= _OPEN
    elif others:
        written["additionalProperties"] = structural(others, definitions)
    return written


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
