"""Merge patches (RFC 7386) and JSON patches (RFC 6902)."""

from __future__ import annotations

import copy
from typing import Any

from fakeapi.status import Refusal, bad_request

_NO_STEPS = "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp"
_REFUSED = "the server rejected our request due to an error in our request"


def merged(value: Any, patch: Any) -> Any:
    """A value with a merge patch in it."""
    if not isinstance(patch, dict):
        return copy.deepcopy(patch)
    result = dict(value) if isinstance(value, dict) else {}
    for key, change in patch.items():
        if change is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), change)
    return result


def patched(value: Any, steps: Any) -> Any:
    """A value after a JSON patch.

    Raises:
        Refusal: it is not a patch, or one of its steps fails.
    """
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        raise bad_request(_NO_STEPS)
    box = {"": copy.deepcopy(value)}
    for step in steps:
        try:
            _take(box, step)
        except (KeyError, IndexError, ValueError, TypeError) as problem:
            raise Refusal(422, "Invalid", _REFUSED, {}) from problem
    return box[""]


def _take(box: Any, step: dict[str, Any]) -> None:
    where = _steps(step["path"])
    if step["op"] == "test":
        if _found(box, where) != step.get("value"):
            raise ValueError(f"testing value {step['path']} failed")
    elif step["op"] == "remove":
        del _at(box, where[:-1])[_key(_at(box, where[:-1]), where[-1])]
    elif step["op"] in ("add", "replace"):
        _put(box, where, copy.deepcopy(step["value"]), insert=step["op"] == "add")
    elif step["op"] in ("copy", "move"):
        source = _steps(step["from"])
        moved = copy.deepcopy(_at(box, source))
        if step["op"] == "move":
            _take(box, {"op": "remove", "path": step["from"]})
        _put(box, where, moved, insert=True)
    else:
        raise ValueError(f"unexpected kind: {step['op']}")


def _steps(pointer: str) -> list[str]:
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")]


def _at(box: Any, where: list[str]) -> Any:
    for part in where:
        box = box[_key(box, part)]
    return box


def _found(box: Any, where: list[str]) -> Any:
    """What is there; None where nothing is."""
    try:
        return _at(box, where)
    except (KeyError, IndexError):
        return None


def _key(parent: Any, part: str) -> Any:
    return int(part) if isinstance(parent, list) else part


def _put(box: Any, where: list[str], value: Any, *, insert: bool) -> None:
    parent, part = _at(box, where[:-1]), where[-1]
    if not isinstance(parent, list):
        parent[part] = value
    elif not insert:
        parent[int(part)] = value
    else:
        position = len(parent) if part == "-" else int(part)
        if position > len(parent):
            raise IndexError(part)
        parent.insert(position, value)
