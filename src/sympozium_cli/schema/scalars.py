"""One value against one schema: its type, and whatever else the schema says of it.

Source: k8s.io/kube-openapi (validation/validate: type.go, validator.go, values.go).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from sympozium_cli.schema.node import Node

TYPE: Final = "type"
NULL_ITEM: Final = "null-item"
ENUM: Final = "enum"
LENGTH: Final = "length"
PATTERN: Final = "pattern"
RANGE: Final = "range"

# kube-openapi takes a float for an integer only while a double tells all integers apart.
_SAFE_INTEGER: Final = 2**53 - 1

# An API server before Kubernetes 1.36 stores an int32 that is too large, and then the controllers cannot read the
# object (kubernetes/kubernetes issue 136091).
WIDTHS: Final = {"int32": (-(2**31), 2**31 - 1), "": (-(2**63), 2**63 - 1)}


class Complaint(NamedTuple):
    """What is wrong with a value, and what would not be."""

    kind: str
    expected: str | tuple[str, ...]


def scalar(value: Any, node: Node) -> tuple[Any, tuple[Complaint, ...]]:
    """The value as it is stored, and what is wrong with it; a wrong type is the only complaint if there is one."""
    if value is None:
        return None, (Complaint(NULL_ITEM, node.type),)
    if isinstance(value, str) and node.type in {"string", "int-or-string"}:
        return value, tuple(_text_complaints(value, node))
    if isinstance(value, bool):
        return value, () if node.type == "boolean" else (Complaint(TYPE, node.type),)
    if isinstance(value, float) and node.type != "number" and value.is_integer() and abs(value) <= _SAFE_INTEGER:
        value = int(value)
    if (isinstance(value, int) and node.type in {"integer", "number", "int-or-string"}) or (
        isinstance(value, float) and node.type == "number"
    ):
        return value, tuple(_number_complaints(value, node))
    return value, (Complaint(TYPE, node.type),)


def limits(node: Node) -> tuple[int, int]:
    """The smallest and the largest integer that a place can hold."""
    low, high = WIDTHS.get(node.format, WIDTHS[""])
    least = low if node.minimum is None else max(low, node.minimum)
    return least, high if node.maximum is None else min(high, node.maximum)


def _text_complaints(text: str, node: Node) -> Iterator[Complaint]:
    if node.enum and text not in node.enum:
        yield Complaint(ENUM, node.enum)
    shortest, longest = node.min_length, node.max_length
    if (shortest is not None and len(text) < shortest) or (longest is not None and len(text) > longest):
        yield Complaint(LENGTH, _between(shortest, longest))
    if node.pattern and not _compiled(node.pattern).fullmatch(text):
        yield Complaint(PATTERN, node.pattern)


def _number_complaints(number: float, node: Node) -> Iterator[Complaint]:
    least, most = limits(node) if node.type != "number" else (node.minimum, node.maximum)
    if (least is not None and number < least) or (most is not None and number > most):
        yield Complaint(RANGE, _between(least, most))


def _between(least: int | None, most: int | None) -> tuple[str, str]:
    return ("" if least is None else str(least), "" if most is None else str(most))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
