"""Fields of objects that anybody may have written: what is not of the expected type is not there."""

from __future__ import annotations

from typing import Any


def at(value: Any, *steps: str) -> Any:
    """What stands under these keys; None where there is nothing."""
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def text(value: Any, *steps: str) -> str:
    """The text under these keys; "" where there is none."""
    found = at(value, *steps)
    return found if isinstance(found, str) else ""


def number(value: Any, *steps: str) -> int:
    """The whole number under these keys; 0 where there is none, or a negative one."""
    found = at(value, *steps)
    return max(found, 0) if isinstance(found, int) and not isinstance(found, bool) else 0


def mapping(value: Any, *steps: str) -> dict[str, Any]:
    """The object under these keys; {} where there is none."""
    found = at(value, *steps)
    return found if isinstance(found, dict) else {}


def items(value: Any, *steps: str) -> list[dict[str, Any]]:
    """The objects of the list under these keys; whatever else is in it is left out."""
    found = at(value, *steps)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def truth(value: Any, *steps: str) -> bool:
    """Whether `true` stands under these keys."""
    return at(value, *steps) is True
