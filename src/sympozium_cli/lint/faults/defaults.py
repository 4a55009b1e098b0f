"""Fields that an author has written although the API server would fill in the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.catalog import field_at
from sympozium_cli.schema.node import NO_DEFAULT, Node
from sympozium_cli.schema.spelling import respelled
from sympozium_cli.source import ROOT, FieldPath


def restated_defaults(subject: Subject) -> Iterator[FieldPath]:
    """The paths below `spec`, in the target's words, whose written scalar is the default of the target's schema.

    What aliases repeat is looked at once.
    """
    value, _ = respelled(subject.document.value, subject.target)
    node = field_at(subject.target.kind, subject.target.release, "spec")
    if node is not None and isinstance(value, dict):
        yield from _restated(value.get("spec"), node, ROOT / "spec", set())


def _restated(value: Any, node: Node, path: FieldPath, seen: set[int]) -> Iterator[FieldPath]:
    if node.default is not NO_DEFAULT and type(value) is type(node.default) and value == node.default:
        yield path
    if isinstance(value, dict | list) and id(value) not in seen:
        seen.add(id(value))
        for step, item, inside in _inside(value, node):
            yield from _restated(item, inside, path / step, seen)


def _inside(value: dict[str, Any] | list[Any], node: Node) -> Iterator[tuple[str | int, Any, Node]]:
    """What lies in a mapping or a list, with the schema for it; what the schema does not know is left out."""
    if isinstance(value, dict):
        known = ((key, item, node.fields.get(key) or node.values) for key, item in value.items())
        yield from ((key, item, inside) for key, item, inside in known if inside is not None)
    elif node.items is not None:
        yield from ((index, item, node.items) for index, item in enumerate(value))
