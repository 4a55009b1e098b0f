"""Objects in the order of one of their fields: `--sort-by .metadata.creationTimestamp`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sympozium_cli.errors import UsageError
from sympozium_cli.report.printing import Object
from sympozium_cli.values.jsonpath.nodes import Template
from sympozium_cli.values.jsonpath.parse import JsonPathError, parse_field
from sympozium_cli.values.jsonpath.walk import WalkError, found

_Key = tuple[int, Any]


def in_order_of(expression: str, objects: Sequence[Object]) -> list[Object]:
    """The objects, those without the field first, then numbers, then texts by their characters, as with kubectl.

    Raises:
        UsageError: the expression cannot be read, or no object has the field.
    """
    try:
        template = parse_field(expression)
    except JsonPathError as error:
        raise UsageError(f"'--sort-by {expression}' is no field: {error}") from None
    keys = [_key(template, value) for value in objects]
    if objects and not any(rank for rank, _ in keys):
        raise UsageError(f"nothing has a field '{expression}' to sort by")
    order = sorted(range(len(objects)), key=keys.__getitem__)
    return [objects[position] for position in order]


def _key(template: Template, value: Object) -> _Key:
    try:
        results = found(template, value)
    except WalkError:
        results = []
    first = next((item for part in results for item in part), None)
    if isinstance(first, int | float):
        return 1, first
    return (0, 0) if first is None else (2, str(first))
