"""What a schema says of one place in a document, and the words that the field tables are written in.

A table reads like the document it describes: `record(name=text(required=True), seeds=listing(text()))`.
A field may say since which release it is served, and until which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypedDict, Unpack

from sympozium_cli.values.release import Release

NO_DEFAULT: Final = object()
"""The default of a field that has none (a default may be false, zero or empty)."""

CHANGING: Final = "changing"
"""The type of a field that was redefined on the way; only tables have it, never a catalogue's schema."""


class Facts(TypedDict, total=False):
    """What can be said of any place, next to its type."""

    required: bool
    default: Any
    enum: tuple[str, ...]
    minimum: int
    maximum: int
    min_length: int
    max_length: int
    pattern: str
    format: str
    since: str
    until: str
    shared: str


class Inside(TypedDict, total=False):
    """What a place may hold: named fields, entries of any other name, items, or one of several versions."""

    fields: Mapping[str, Node]
    values: Node | None
    items: Node | None
    versions: tuple[Node, ...]


class Node:
    """The schema of one place; frozen.

    Args:
        type: "object", "array", "string", "integer", "number", "boolean", "int-or-string", "any".
        fields: the named fields of an object.
        values: what the entries of an object with other names are; None forbids them.
        items: what the items of an array are.
        required: whether the object around it must have it.
        default: what the API server fills in, or NO_DEFAULT.
        enum: the only values there are; empty for no such list.
        minimum: the smallest number; with maximum, min_length, max_length None for no limit.
        pattern: what the whole of a text must match.
        format: "int32", "int64" or "date-time"; the API server of Kubernetes judges the former two.
        since: the first release that serves the field; None where the object around it decides.
        until: the last one.
        versions: how a changing field was defined over time, oldest first.
        shared: the name of a definition that is used in several places.
        needed: the fields that must be there, since no default stands in for them.
        defaults: the fields that the API server fills in, with their values.
        plain: the Python type of a scalar about which nothing but its type can be wrong.
    """

    __slots__ = (
        "default",
        "defaults",
        "enum",
        "fields",
        "format",
        "items",
        "max_length",
        "maximum",
        "min_length",
        "minimum",
        "needed",
        "pattern",
        "plain",
        "required",
        "shared",
        "since",
        "type",
        "until",
        "values",
        "versions",
    )

    type: str
    fields: Mapping[str, Node]
    values: Node | None
    items: Node | None
    required: bool
    default: Any
    enum: tuple[str, ...]
    minimum: int | None
    maximum: int | None
    min_length: int | None
    max_length: int | None
    pattern: str
    format: str
    since: Release | None
    until: Release | None
    versions: tuple[Node, ...]
    shared: str
    needed: tuple[str, ...]
    defaults: tuple[tuple[str, Any], ...]
    plain: Callable[..., Any] | None

    def __init__(self, type_name: str, facts: Facts | None = None, **inside: Unpack[Inside]) -> None:
        told: dict[str, Any] = {**_NOTHING, **(facts or {}), **inside, "type": type_name}
        for end in ("since", "until"):
            if isinstance(told[end], str):
                told[end] = Release.parse(told[end])
        for name, fact in told.items():
            _SET(self, name, fact)
        self._conclude()

    def _conclude(self) -> None:
        fields = self.fields.items()
        needed = tuple(name for name, node in fields if node.required and node.default is NO_DEFAULT)
        defaults = tuple((name, node.default) for name, node in fields if node.default is not NO_DEFAULT)
        limited = self.enum or self.pattern or self.min_length is not None or self.max_length is not None
        _SET(self, "needed", needed)
        _SET(self, "defaults", defaults)
        _SET(self, "plain", None if limited else _PLAIN.get(self.type))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a schema node is frozen: {name}")

    def __repr__(self) -> str:
        return f"Node({self.type}{', ' + '|'.join(self.fields) if self.fields else ''})"

    def served(self, release: Release) -> bool:
        """Whether the release lies between `since` and `until`."""
        return (self.since is None or self.since <= release) and (self.until is None or release <= self.until)

    def holding(self, fields: Mapping[str, Node], values: Node | None, items: Node | None) -> Node:
        """The same place with other things inside."""
        copy = object.__new__(Node)
        inside = {"fields": fields, "values": values, "items": items}
        for name in _NOTHING:
            _SET(copy, name, inside[name] if name in inside else getattr(self, name))
        copy._conclude()
        return copy


_SET: Final = object.__setattr__

_NOTHING: Final[dict[str, Any]] = {
    "type": "",
    "fields": {},
    "values": None,
    "items": None,
    "required": False,
    "default": NO_DEFAULT,
    "enum": (),
    "minimum": None,
    "maximum": None,
    "min_length": None,
    "max_length": None,
    "pattern": "",
    "format": "",
    "since": None,
    "until": None,
    "versions": (),
    "shared": "",
}

_PLAIN: Final[dict[str, Callable[..., Any]]] = {"string": str, "boolean": bool}
