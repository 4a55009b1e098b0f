"""What a template finds in a value (k8s.io/client-go/util/jsonpath, jsonpath.go), where keys may be missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final

from sympozium_cli.values.jsonpath.nodes import (
    Block,
    Descent,
    Field,
    Filter,
    Literal,
    Slice,
    Step,
    Template,
    Text,
    Union,
    Wildcard,
    Word,
)

_COMPARE: Final[dict[str, Callable[[Any, Any], bool]]] = {"<": lt, ">": gt, "==": eq, "!=": ne, "<=": le, ">=": ge}


class WalkError(ValueError):
    """An expression that does not fit the value."""


def found(template: Template, value: Any) -> list[list[Any]]:
    """What every part of a template finds; parts in a range once for every round.

    Raises:
        WalkError: an index is out of bounds, a list is expected where there is none, or `{end}` has no `{range}`.
    """
    results, position = _rounds(template, 0, value, inside=False)
    assert position >= len(template)
    return results


def _rounds(template: Template, start: int, value: Any, *, inside: bool) -> tuple[list[list[Any]], int]:
    """What the parts from `start` on find, up to the `{end}` that ends them; and where to go on."""
    results: list[list[Any]] = []
    position = start
    while position < len(template):
        part = template[position]
        words = {step.word for step in part.steps if isinstance(step, Word)} if isinstance(part, Block) else set()
        here = _walk([value], part)
        position += 1
        if "end" in words:
            if not inside:
                raise WalkError("{end} stands where no {range} has begun")
            return results, position
        if "range" not in words:
            results.append(here)
            continue
        first, end = position, len(template)
        for item in here:
            rows, end = _rounds(template, first, item, inside=True)
            results += rows
        position = end if here else _rounds(template, first, None, inside=True)[1]
    return results, position


def _walk(values: list[Any], step: Step | Block) -> list[Any]:
    if isinstance(step, Block):
        for one in step.steps:
            values = _walk(values, one)
        return values
    if isinstance(step, Text):
        return [step.text]
    if isinstance(step, Literal):
        return [step.value]
    if isinstance(step, Union):
        return [item for part in step.parts for item in _walk(values, part)]
    if isinstance(step, Word):
        return values
    return [item for value in values if value is not None for item in _one(value, step)]


def _one(value: Any, step: Field | Wildcard | Descent | Slice | Filter) -> Iterator[Any] | Sequence[Any]:
    if isinstance(step, Field):
        return [value[step.name]] if isinstance(value, dict) and step.name in value else []
    if isinstance(step, Wildcard):
        return _inside(value)
    if isinstance(step, Descent):
        return _below(value)
    return _sliced(value, step) if isinstance(step, Slice) else list(_filtered(value, step))


def _inside(value: Any) -> list[Any]:
    """The parts of a value; those of an object by their keys, which kubectl prints in any order."""
    if isinstance(value, dict):
        return [value[key] for key in sorted(value)]
    return value if isinstance(value, list) else []


def _below(value: Any) -> Iterator[Any]:
    """A value that has parts, and all that have parts below it; texts count as such."""
    if value and isinstance(value, dict | list | str):
        yield value
        for part in _inside(value):
            yield from _below(part)


def _sliced(value: Any, step: Slice) -> list[Any]:
    if not isinstance(value, list):
        raise WalkError(f"{_kind(value)} has no index: only lists have")
    length = len(value)
    start = step.start or 0
    stop = start + 1 if step.single else length if step.stop is None else step.stop
    start += length if start < 0 else 0
    stop += length if stop < 0 or (stop == 0 and step.single) else 0
    if start == stop:
        return []
    if not 0 <= start < length:
        raise WalkError(f"index {start} is out of bounds: the list has {length}")
    if not 0 <= stop <= length:
        raise WalkError(f"index {stop - 1} is out of bounds: the list has {length}")
    if start > stop:
        raise WalkError(f"a range cannot begin at {start} and end at {stop}")
    if step.step is not None and step.step <= 0:
        raise WalkError("the step of a range must be above 0")
    return value[start : stop : step.step or 1]


def _filtered(value: Any, step: Filter) -> Iterator[Any]:
    if not isinstance(value, list):
        raise WalkError(f"{_kind(value)} cannot be filtered: only lists can")
    for item in value:
        if not step.operator:
            if _exists(item, step.left):
                yield item
            continue
        left, right = (_walk([item], side) for side in (step.left, step.right))
        if not left or not right:
            continue
        if len(left) > 1 or len(right) > 1:
            raise WalkError("a filter compares one value with one other, and this finds several")
        if _holds(left[0], step.operator, right[0]):
            yield item


def _exists(item: Any, left: Block) -> bool:
    try:
        return bool(_walk([item], left))
    except WalkError:
        return False


def _holds(left: Any, operator: str, right: Any) -> bool:
    same = type(left) is type(right)
    ordered = operator not in ("==", "!=")
    if not same or not isinstance(left, str | int | float) or (ordered and isinstance(left, bool)):
        raise WalkError(f"{_kind(left)} cannot be compared with {_kind(right)} by {operator}")
    return _COMPARE[operator](left, right)


def _kind(value: Any) -> str:
    names: dict[type, str] = {
        bool: "a truth value", int: "a whole number", float: "a number", str: "a text", list: "a list",
        dict: "an object",
    }  # fmt: skip
    return names.get(type(value), "nothing")
