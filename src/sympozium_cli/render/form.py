"""A document as Go writes it: zero values gone, durations in Go's own words.

The controller's first write to a pack adds its finalizer, and rewrites the whole spec in the form of its Go types
(ensemble_controller.go; k8s.io/apimachinery/pkg/apis/meta/v1, Duration). What it copies into other objects has that
form from then on.
"""

from __future__ import annotations

from typing import Any, Final

from sympozium_cli.schema.node import Node
from sympozium_cli.values.duration import format_duration, parse_duration
from sympozium_cli.values.quantity import parse_quantity

_POINTERS: Final = frozenset(("autoStore", "autoStoreMemory", "optional"))
"""Fields that Go can tell absent from false."""

_DURATIONS: Final = frozenset(("timeout",))
_AS_WRITTEN: Final = frozenset(("volumes", "volumeMounts", "channelVolumes", "channelVolumeMounts"))
"""What Go passes on as the API server has stored it, but for amounts: its own zero values are pointers."""

_AMOUNTS: Final = frozenset(("sizeLimit", "storage", "divisor"))

_ZERO: Final[dict[str, Any]] = {"string": "", "integer": 0, "boolean": False}


def go_form(value: Any, node: Node) -> Any:
    """The effective value of a place (`schema.verdict`) as Go's types would write it."""
    if isinstance(value, dict) and node.type == "object":
        return _record(value, node) if node.fields else _map(value, node)
    if isinstance(value, list) and node.items is not None:
        return [go_form(item, node.items) for item in value]
    return value


def _map(value: dict[str, Any], node: Node) -> dict[str, Any]:
    return value if node.values is None else {key: go_form(item, node.values) for key, item in value.items()}


def _record(value: dict[str, Any], node: Node) -> dict[str, Any]:
    written: dict[str, Any] = {}
    for key, item in value.items():
        field = node.fields.get(key)
        part = (
            item if field is None else _amounts(item) if key in _AS_WRITTEN else _field(key, go_form(item, field), node)
        )
        if field is None or field.required or key in _POINTERS or not _is_zero(part, field):
            written[key] = part
    for key in node.fields.keys() - written.keys():
        field = node.fields[key]
        if field.required and field.type in _ZERO:
            written[key] = _ZERO[field.type]
    return written


def _amounts(value: Any) -> Any:
    """The same volumes with every amount in the words of Kubernetes."""
    if isinstance(value, dict):
        return {key: _canonical(part) if key in _AMOUNTS else _amounts(part) for key, part in value.items()}
    return [_amounts(item) for item in value] if isinstance(value, list) else value


def _canonical(value: Any) -> Any:
    quantity = parse_quantity(str(value)) if isinstance(value, str | int) else None
    return value if quantity is None else quantity.canonical


def _field(key: str, item: Any, around: Node) -> Any:
    # Only hooks have a duration that Go parses: those of a persona and of an edge stay text.
    if key in _DURATIONS and "image" in around.fields and isinstance(item, str):
        duration = parse_duration(item)
        return item if duration is None else format_duration(duration)
    return item


def _is_zero(value: Any, node: Node) -> bool:
    if isinstance(value, dict):
        return not value and not node.fields
    return value is None or value is False or value in ("", 0, [])
