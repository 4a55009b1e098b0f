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


def covers(value: Any, wish: Any) -> bool:
    """Whether `value` has everything that `wish` asks for; null asks that there be nothing.

    Lists must have as many items, each with all that is wished of it: the API server fills in defaults.
    """
    if wish is None:
        return value is None
    if isinstance(wish, dict):
        given = value if isinstance(value, dict) else {}
        return all(covers(given.get(key), inner) for key, inner in wish.items())
    if isinstance(wish, list):
        same = isinstance(value, list) and len(value) == len(wish)
        return same and all(covers(item, inner) for item, inner in zip(value, wish, strict=True))
    return bool(value == wish) or (value is None and wish in ("", False))
