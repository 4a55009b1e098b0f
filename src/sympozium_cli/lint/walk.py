"""Every scalar of a document's value, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympozium_cli.source import ROOT, FieldPath


def scalars(value: Any) -> Iterator[tuple[FieldPath, Any]]:
    """Each value that is neither a mapping nor a list; what aliases repeat comes once."""
    return _scalars(value, ROOT, set())


def keys(value: Any) -> Iterator[FieldPath]:
    """The path of every entry of every mapping; what aliases repeat comes once."""
    return _keys(value, ROOT, set())


def _scalars(value: Any, path: FieldPath, seen: set[int]) -> Iterator[tuple[FieldPath, Any]]:
    inside = _inside(value, seen)
    if inside is None:
        yield path, value
        return
    for step, item in inside:
        yield from _scalars(item, path / step, seen)


def _keys(value: Any, path: FieldPath, seen: set[int]) -> Iterator[FieldPath]:
    for step, item in _inside(value, seen) or ():
        here = path / step
        if isinstance(step, str):
            yield here
        yield from _keys(item, here, seen)


def _inside(value: Any, seen: set[int]) -> list[tuple[str | int, Any]] | None:
    """The entries of a collection, none of one that was seen before; None for a scalar."""
    if not isinstance(value, dict | list):
        return None
    if id(value) in seen:
        return []
    seen.add(id(value))
    return list(value.items()) if isinstance(value, dict) else list(enumerate(value))
