"""What the API server does with a custom resource: prune what is unknown, fill in defaults, validate the rest."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from fakeapi.kinds import Object
from fakeapi.status import Cause

_OWN = ("apiVersion", "kind", "metadata")
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
}
_NAMES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}


def inside(schema: Object, key: str) -> Object | None:
    """The schema of a field of an object; None where the field is unknown."""
    if key in schema.get("properties", {}):
        known: Object = schema["properties"][key]
        return known
    others = schema.get("additionalProperties")
    return {} if others is True else others or None


def _children(schema: Object, value: Any, path: str) -> Iterator[tuple[Object, Any, str]]:
    if isinstance(value, dict):
        for key, child in value.items():
            if (below := inside(schema, key)) is not None:
                yield below, child, f"{path}.{key}" if path else key
    if isinstance(value, list) and "items" in schema:
        for index, child in enumerate(value):
            yield schema["items"], child, f"{path}[{index}]"


def _is_open(schema: Object) -> bool:
    return bool(schema.get("x-kubernetes-preserve-unknown-fields")) or not schema


def prune(schema: Object, value: Any, path: str = "") -> Iterator[str]:
    """Drop what the schema does not know, and yield the paths of it."""
    if isinstance(value, dict) and not _is_open(schema):
        for key in [key for key in value if inside(schema, key) is None and (path or key not in _OWN)]:
            del value[key]
            yield f"{path}.{key}" if path else key
    for below, child, where in _children(schema, value, path):
        if path or where not in _OWN:
            yield from prune(below, child, where)


def fill(schema: Object, value: Any) -> None:
    """Drop nulls where they say nothing, and put defaults where nothing is said."""
    if isinstance(value, dict):
        for key in [key for key, child in value.items() if child is None and _no_null(schema, key)]:
            del value[key]
        for key, below in schema.get("properties", {}).items():
            if key not in value and "default" in below:
                value[key] = copy.deepcopy(below["default"])
    for below, child, _ in _children(schema, value, ""):
        fill(below, child)


def _no_null(schema: Object, key: str) -> bool:
    below = inside(schema, key)
    return bool(below) and not (below or {}).get("nullable")


def validate(schema: Object, value: Any, path: str = "") -> Iterator[Cause]:
    """What is wrong with a value."""
    wrong = wrong_type(schema, value)
    if wrong:
        yield Cause(
            "FieldValueTypeInvalid", path or "<nil>", f'Invalid value: "{wrong}": {_must_be(schema, path, wrong)}'
        )
        return
    yield from _limits(schema, value, path)
    if isinstance(value, dict):
        for name in schema.get("required", ()):
            if name not in value:
                yield Cause("FieldValueRequired", f"{path}.{name}" if path else name, "Required value")
    for below, child, where in _children(schema, value, path):
        if path or where not in _OWN:
            yield from validate(below, child, where)


def _must_be(schema: Object, path: str, wrong: str) -> str:
    return f'{path} in body must be of type {schema.get("type")}: "{wrong}"'


def wrong_type(schema: Object, value: Any) -> str:
    """What the value is, where it may not be that; "" where it may."""
    if value is None:
        return "" if schema.get("nullable") or not schema.get("type") else "null"
    wanted = ("integer", "string") if schema.get("x-kubernetes-int-or-string") else (schema.get("type"),)
    fits = any(name is None or _is_a(name, value) for name in wanted)
    return "" if fits else type_name(value)


def type_name(value: Any) -> str:
    """What JSON Schema calls a value."""
    return "null" if value is None else _NAMES[type(value)]


def _is_a(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if name == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES[name])


def _limits(schema: Object, value: Any, path: str) -> Iterator[Cause]:
    if value not in schema.get("enum", [value]):
        allowed = ", ".join(f'"{one}"' for one in schema["enum"])
        yield Cause("FieldValueNotSupported", path, f'Unsupported value: "{value}": supported values: {allowed}')
    if isinstance(value, str):
        yield from _text_limits(schema, value, path)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _number_limits(schema, value, path)


def _text_limits(schema: Object, text: str, path: str) -> Iterator[Cause]:
    if len(text) > schema.get("maxLength", len(text)):
        yield Cause("FieldValueTooLong", path, f"Too long: may not be more than {schema['maxLength']} bytes")
    if len(text) < schema.get("minLength", 0):
        yield _bad(path, text, f"should be at least {schema['minLength']} chars long")
    if not _matches(schema.get("pattern", ""), text):
        yield _bad(path, text, f"should match '{schema['pattern']}'")
    if schema.get("format") == "date-time" and not _is_time(text):
        yield _bad(path, text, 'must be of type date-time: "' + text + '"')


def _number_limits(schema: Object, number: float, path: str) -> Iterator[Cause]:
    if number < schema.get("minimum", number):
        yield _bad(path, number, f"should be greater than or equal to {schema['minimum']}")
    if number > schema.get("maximum", number):
        yield _bad(path, number, f"should be less than or equal to {schema['maximum']}")


def _bad(path: str, value: Any, why: str) -> Cause:
    shown = f'"{value}"' if isinstance(value, str) else value
    return Cause("FieldValueInvalid", path, f"Invalid value: {shown}: {path} in body {why}")


def _matches(pattern: str, text: str) -> bool:
    r"""Search as RE2 does: a final $ is the end of the text, never the place before a line break at its end."""
    exact = re.sub(r"(?<!\\)\$(?=$|\)|\|)", r"\\Z", pattern)
    return re.search(exact, text, re.ASCII) is not None


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return "T" in text
