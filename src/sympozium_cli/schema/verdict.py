"""What the API server does with a document: what it drops, what it fills in, and what it refuses.

It prunes unknown fields, drops nulls, fills in defaults and then validates. All of that happens here in one pass, so
that every finding knows where it is. Sources: k8s.io/apiextensions-apiserver (schema/pruning, schema/defaulting) and
k8s.io/kube-openapi (validation/validate).
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from sympozium_cli.schema.node import Node
from sympozium_cli.schema.scalars import NULL_ITEM, TYPE, scalar
from sympozium_cli.source.path import FieldPath

UNKNOWN: Final = "unknown"
MISSING: Final = "missing"
NULL: Final = "null"

_TOLERATED: Final = frozenset({UNKNOWN, NULL})
_DROPPED: Final = object()


class Violation(NamedTuple):
    """Something that the API server drops or refuses.

    Args:
        kind: "unknown" and "null" are dropped, all others are refused: "missing", "type", "enum", "length",
            "pattern", "range", "null-item".
        path: where; for a missing field, where it would be.
        expected: the known fields, the type, the enum, the pattern, or the least and the most ("" for no limit).
        node: the schema at that place; of an unknown field, the schema of the object around it, if there is one.
        found: the value; None for a missing field.
    """

    kind: str
    path: FieldPath
    expected: str | tuple[str, ...]
    node: Node | None
    found: Any

    @property
    def rejected(self) -> bool:
        """Whether the API server refuses the document for it, however it is sent."""
        return self.kind not in _TOLERATED


class Verdict(NamedTuple):
    """The effective object, and everything that was dropped or refused, in the order of the document.

    What has the wrong type is not in the effective object, as if it had not been written; only an item of a list leaves
    None behind, so that the others keep their index.
    """

    value: Any
    violations: tuple[Violation, ...]

    @property
    def accepted(self) -> bool:
        """Whether the API server stores the object, possibly without some of its fields."""
        return not any(violation.rejected for violation in self.violations)

    @property
    def pruned(self) -> tuple[FieldPath, ...]:
        """The paths of the unknown fields, which are dropped (or refused by strict validation)."""
        return tuple(violation.path for violation in self.violations if violation.kind == UNKNOWN)


def verdict(value: Any, node: Node) -> Verdict:
    """What the API server makes of a document (plain JSON values), by the schema of `catalog.resource`.

    Nothing is said of a `status` but its unknown fields: what is written there is never stored.
    """
    judge = _Judge()
    effective = judge.read(value, node)
    violations = tuple(each for each in judge.violations if each.kind == UNKNOWN or each.path[:1] != ("status",))
    return Verdict({} if effective is _DROPPED else effective, violations)


class _Judge:
    """One walk through a document; the path is only made where something is wrong."""

    __slots__ = ("steps", "violations")

    def __init__(self) -> None:
        self.steps: list[str | int] = []
        self.violations: list[Violation] = []

    def read(self, value: Any, node: Node) -> Any:
        """The effective value at the present place."""
        wanted = node.type
        if wanted == "object" and isinstance(value, dict):
            return self._object(value, node)
        if wanted == "array" and isinstance(value, list):
            return self._array(value, node)
        if wanted == "any":
            return value
        return self._scalar(value, node)

    def _object(self, value: dict[str, Any], node: Node) -> dict[str, Any]:
        for name in node.needed:
            if value.get(name) is None:
                child = node.fields[name]
                self._add_below(name, MISSING, child.type, child)
        effective = {}
        for key, item in value.items():
            child_node = node.fields.get(key) or node.values
            if child_node is None:
                self._add_below(key, UNKNOWN, tuple(node.fields), node, item)
            elif type(item) is child_node.plain:
                effective[key] = item
            elif item is None and child_node.type != "any":
                self._null(key, node, child_node)
            else:
                read = self._below(key, item, child_node)
                if read is not _DROPPED:
                    effective[key] = read
        for name, default in node.defaults:
            if name not in effective:
                effective[name] = default
        return effective

    def _array(self, value: list[Any], node: Node) -> list[Any]:
        child = node.items
        assert child is not None
        plain = child.plain
        effective = []
        for index, item in enumerate(value):
            read = item if type(item) is plain else self._below(index, item, child)
            effective.append(None if read is _DROPPED else read)
        return effective

    def _scalar(self, value: Any, node: Node) -> Any:
        effective, complaints = scalar(value, node)
        for complaint in complaints:
            self._add(complaint.kind, complaint.expected, node, value)
            if complaint.kind in {TYPE, NULL_ITEM}:
                self._prune_all(value)
                return _DROPPED
        return effective

    def _prune_all(self, value: Any) -> None:
        """Pruning does not mind types: fields inside a thing of the wrong type are unknown."""
        if isinstance(value, dict):
            for key, item in value.items():
                self._add_below(key, UNKNOWN, (), None, item)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                self.steps.append(index)
                self._prune_all(item)
                self.steps.pop()

    def _null(self, key: str, node: Node, child: Node) -> None:
        # A needed field has been reported as missing.
        if key not in node.needed:
            self._add_below(key, NULL, child.type, child)

    def _below(self, step: str | int, value: Any, node: Node) -> Any:
        self.steps.append(step)
        read = self.read(value, node)
        self.steps.pop()
        return read

    def _add_below(self, step: str, kind: str, expected: str | tuple[str, ...], *about: Any) -> None:
        self.steps.append(step)
        self._add(kind, expected, *about)
        self.steps.pop()

    def _add(self, kind: str, expected: str | tuple[str, ...], node: Node | None, found: Any = None) -> None:
        self.violations.append(Violation(kind, FieldPath(self.steps), expected, node, found))
