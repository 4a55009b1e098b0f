"""JSON merge patches (RFC 7386): what one does to a value, and which one leads from one value to another."""

from __future__ import annotations

from typing import Any


def merged(value: Any, change: Any) -> Any:
    """`value` after the merge patch `change`; both stay as they are."""
    if not isinstance(change, dict):
        return change
    result = dict(value) if isinstance(value, dict) else {}
    for key, inner in change.items():
        if inner is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), inner)
    return result


def difference(before: Any, after: Any) -> Any:
    """The smallest merge patch that makes `after` of `before`; {} where they are equal."""
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return after
    change: dict[str, Any] = {key: None for key in before if key not in after}
    for key, value in after.items():
        if key not in before:
            change[key] = value
        elif before[key] != value:
            change[key] = difference(before[key], value)
    return change
