"""Where a generated value comes from: a field of the pack, a rule of the controller, or both.

Builders put `Traced` values into the objects they make, wherever there is something to say. `plain` gives the object
as it is sent, `origins` what is to be said about each of its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from sympozium_cli.api import View
from sympozium_cli.source.path import ROOT, FieldPath


class Origin(NamedTuple):
    """Why a value is what it is.

    Args:
        path: the field of the pack that decides; None where none does.
        why: what the controller does with it; "" where it takes the value as it stands.
    """

    path: FieldPath | None
    why: str = ""

    def below(self, step: str | int) -> Origin:
        """The origin of a part of the value: the same part of the field, where the field was taken as it stands."""
        return self if self.path is None or self.why else Origin(self.path / step)


class Traced(NamedTuple):
    """A value, whose parts may be traced themselves, and its origin."""

    value: Any
    origin: Origin


def taken(view: View, key: str) -> Traced:
    """The field of a pack as it stands; None where it is absent."""
    return Traced(view.value.get(key), Origin(view.path / key))


def because(value: Any, why: str, path: FieldPath | None = None) -> Traced:
    """A value for which there is a reason, and perhaps a field of the pack that gave rise to it."""
    return Traced(value, Origin(path, why))


def plain(tree: Any) -> Any:
    """The value without its origins."""
    if isinstance(tree, Traced):
        return plain(tree.value)
    if isinstance(tree, dict):
        return {key: plain(part) for key, part in tree.items()}
    if isinstance(tree, list):
        return [plain(part) for part in tree]
    return tree


def present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that Go would write: none that is null, "", zero, false, an empty list or an empty map."""
    return {key: part for key, part in fields.items() if not _is_empty(plain(part))}


def origins(tree: Any) -> Iterator[tuple[FieldPath, Origin | None]]:
    """Every scalar, and every empty list and map, with its origin; None for what is always the same.

    A list or a map is among them where there is something to say of it, and its parts have origins of their own.
    """
    return _origins(tree, ROOT, None)


def _origins(tree: Any, path: FieldPath, origin: Origin | None) -> Iterator[tuple[FieldPath, Origin | None]]:
    while isinstance(tree, Traced):
        tree, origin = tree.value, tree.origin
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    if not steps or not tree:
        yield path, origin
        return
    if origin is not None and origin.why and _has_origins(tree):
        yield path, origin
    for step, part in steps:
        yield from _origins(part, path / step, origin.below(step) if origin else None)


def _has_origins(tree: Any) -> bool:
    if isinstance(tree, Traced):
        return True
    parts = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return any(map(_has_origins, parts))


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", 0, [], {})


def hide(tree: Any, hidden: Callable[[Any], Any]) -> Any:
    """The same tree after `hidden` has had its way with its plain value, which keeps its shape."""
    return _reshaped(tree, hidden(plain(tree)))


def _reshaped(tree: Any, value: Any) -> Any:
    if isinstance(tree, Traced):
        return Traced(_reshaped(tree.value, value), tree.origin)
    if isinstance(tree, dict):
        return {key: _reshaped(part, value[key]) for key, part in tree.items()}
    if isinstance(tree, list):
        return [_reshaped(part, item) for part, item in zip(tree, value, strict=True)]
    return value
