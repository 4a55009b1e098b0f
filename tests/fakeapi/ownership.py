"""Who owns which field: managedFields, and server-side apply with its conflicts. Lists are owned whole, or by key."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from fakeapi.kinds import Object
from fakeapi.status import Refusal
from fakeapi.structural import inside

Path = tuple[str, ...]
"""The way to a field, in steps as FieldsV1 writes them: "f:spec", "k:{...}"."""

_UNOWNED = {("f:apiVersion",), ("f:kind",)} | {
    ("f:metadata", f"f:{name}")
    for name in (
        *("name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp"),
        *("managedFields", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds", "generateName"),
    )
}


_BARE: tuple[Path, ...] = ((), ("f:metadata",))


class Writer(NamedTuple):
    """Who writes, and how: the operation is "Apply" or "Update"."""

    manager: str
    operation: str
    api_version: str
    subresource: str = ""


def owned(schema: Object, value: Any, path: Path = (), *, whole: bool = False) -> Iterator[tuple[Path, Any]]:
    """The smallest parts of a value that have an owner each, and what they are.

    Args:
        schema: the structural schema of the value.
        value: the value.
        path: where it is.
        whole: whether what has parts has an owner too, as it has who creates it without applying.
    """
    if path in _UNOWNED:
        return
    parts = list(_parts(schema, value))
    if not parts and path:
        yield path, value
    elif whole and path not in _BARE:
        yield (*path, "."), None
    for step, below, part in parts:
        yield from owned(below, part, (*path, step), whole=whole)


def _parts(schema: Object, value: Any) -> Iterator[tuple[str, Object, Any]]:
    if isinstance(value, dict) and schema.get("x-kubernetes-map-type") != "atomic":
        for key, part in value.items():
            yield f"f:{key}", inside(schema, key) or {}, part
    elif isinstance(value, list) and schema.get("x-kubernetes-list-type") == "map":
        for part in value:
            yield _item_step(schema, part), schema["items"], part


def _item_step(schema: Object, item: Object) -> str:
    keys = {key: item.get(key) for key in schema["x-kubernetes-list-map-keys"]}
    return "k:" + json.dumps(keys, separators=(",", ":"))


def _tree(paths: set[Path]) -> Object:
    tree: Object = {}
    for path in sorted(paths):
        place = tree
        for step in path:
            place = place.setdefault(step, {})
    return tree


def _paths(tree: Object, path: Path = ()) -> Iterator[Path]:
    if not tree and path:
        yield path
    for step, below in tree.items():
        yield from _paths(below, (*path, step))


class Owners:
    """The managers of an object and their fields, read from its managedFields."""

    def __init__(self, value: Object | None) -> None:
        self._fields: dict[Writer, set[Path]] = {}
        self._times: dict[Writer, str] = {}
        for entry in (value or {"metadata": {}})["metadata"].get("managedFields", ()):
            writer = Writer(entry["manager"], entry["operation"], entry["apiVersion"], entry.get("subresource", ""))
            self._fields[writer] = set(_paths(entry.get("fieldsV1", {})))
            self._times[writer] = entry["time"]

    def entries(self) -> list[Object]:
        """The managedFields."""
        return [self._entry(writer, paths) for writer, paths in self._fields.items() if paths]

    def _entry(self, writer: Writer, paths: set[Path]) -> Object:
        entry: Object = {"manager": writer.manager, "operation": writer.operation, "apiVersion": writer.api_version}
        entry |= {"time": self._times[writer], "fieldsType": "FieldsV1", "fieldsV1": _tree(paths)}
        return {**entry, "subresource": writer.subresource} if writer.subresource else entry

    def update(self, schema: Object, old: Object | None, new: Object, writer: Writer, time: str) -> None:
        """What a writer changed belongs to that writer alone, and what is gone belongs to nobody."""
        before, after = (dict(owned(schema, value, whole=True)) for value in (old or {}, new))
        changed = {path for path, part in after.items() if path not in before or before[path] != part}
        for other, paths in self._fields.items():
            paths.intersection_update(after.keys() if other == writer else after.keys() - changed)
        if changed:
            self._fields.setdefault(writer, set()).update(changed)
            self._times[writer] = time

    def conflicts(self, schema: Object, present: Object, wanted: Object, writer: Writer) -> list[tuple[Writer, Path]]:
        """The fields that a writer would take from somebody else."""
        now = dict(owned(schema, present))
        changed = [path for path, part in owned(schema, wanted) if path in now and now[path] != part]
        return [
            (other, path)
            for path in changed
            for other, paths in self._fields.items()
            if other != writer and path in paths
        ]

    def apply(self, schema: Object, wanted: Object, writer: Writer, time: str) -> set[Path]:
        """Let a writer own what it wants, and return the fields that nobody wants any more."""
        mine = {path for path, _ in owned(schema, wanted)}
        dropped = self._fields.get(writer, set()) - mine
        others = [paths for other, paths in self._fields.items() if other != writer]
        if self._fields.get(writer) != mine:
            self._fields[writer] = mine
            self._times[writer] = time
        return {path for path in dropped if not any(path in paths for paths in others)}

    def named(self, writer: Writer) -> str:
        """A writer, as messages name it."""
        within = f' with subresource "{writer.subresource}"' if writer.subresource else ""
        when = f" using {writer.api_version}" if writer.operation == "Update" else ""
        return f'"{writer.manager}"{within}{when}'

    def release(self, taken: list[tuple[Writer, Path]]) -> None:
        """Take fields from their owners."""
        for owner, path in taken:
            self._fields[owner].discard(path)


def refusal(conflicts: list[tuple[Writer, Path]], owners: Owners) -> Refusal:
    """What the server says of conflicts."""
    told = [(owners.named(writer), _dotted(path)) for writer, path in conflicts]
    causes = [{"reason": "FieldManagerConflict", "message": f"conflict with {who}", "field": at} for who, at in told]
    if len(told) == 1:
        message = f"Apply failed with 1 conflict: conflict with {told[0][0]}: {told[0][1]}"
    else:
        lines = "".join(f"\n- {at}" for _, at in told)
        message = f"Apply failed with {len(told)} conflicts: conflicts with {told[0][0]}:{lines}"
    return Refusal(409, "Conflict", message, {"causes": causes})


def _dotted(path: Path) -> str:
    return "".join(_dotted_step(step) for step in path)


def _dotted_step(step: str) -> str:
    if step.startswith("k:"):
        keys = json.loads(step[2:])
        return "[" + ",".join(f"{key}={json.dumps(part)}" for key, part in keys.items()) + "]"
    return "." + step.removeprefix("f:")


def laid_over(schema: Object, present: Any, wanted: Any) -> Any:
    """What is present with what is wanted over it: maps field by field, keyed lists item by item, the rest whole."""
    if isinstance(wanted, dict) and isinstance(present, dict) and schema.get("x-kubernetes-map-type") != "atomic":
        return {
            **present,
            **{key: laid_over(inside(schema, key) or {}, present.get(key), part) for key, part in wanted.items()},
        }
    if isinstance(wanted, list) and isinstance(present, list) and schema.get("x-kubernetes-list-type") == "map":
        items = {_item_step(schema, item): item for item in present}
        for item in wanted:
            step = _item_step(schema, item)
            items[step] = laid_over(schema["items"], items.get(step), item)
        return list(items.values())
    return copy.deepcopy(wanted)


def without(schema: Object, value: Any, paths: set[Path]) -> Any:
    """A value without some of its fields."""
    parts = list(_parts(schema, value))
    if not paths or not parts:
        return value
    kept: Any = []
    for step, below, part in parts:
        if (step,) not in paths:
            kept.append((step, without(below, part, {path[1:] for path in paths if path[0] == step})))
    if isinstance(value, dict):
        return {step.removeprefix("f:"): part for step, part in kept}
    return [part for _, part in kept]
