"""The fields of a pack that the CRD of a cluster does not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympozium_cli.api import Pack
from sympozium_cli.lint.surroundings import Object, inside
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.node import Node
from sympozium_cli.source import FieldPath

_OPEN = "x-kubernetes-preserve-unknown-fields"


def pruned_fields(pack: Pack, schema: Object) -> Iterator[FieldPath]:
    """The outermost fields below `spec` that are dropped; what the target's API server has filled in is left out.

    Args:
        pack: as its target stores it.
        schema: the properties of a pack, as the CRD has them.
    """
    node = resource(pack.kind, pack.release).fields["spec"]
    return _pruned(pack.spec.value, inside(schema, "spec"), node, pack.spec.path)


def _pruned(value: Any, schema: Object, node: Node | None, path: FieldPath) -> Iterator[FieldPath]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _pruned(item, inside(schema, "items"), node.items if node else None, path / index)
    elif isinstance(value, dict) and not schema.get(_OPEN):
        known = inside(schema, "properties")
        for key, inner in value.items():
            own = (node.fields.get(key) or node.values) if node else None
            if key in known or "additionalProperties" in schema:
                below = inside(schema, "properties", key) or inside(schema, "additionalProperties")
                yield from _pruned(inner, below, own, path / key)
            elif known and not (own is not None and inner == own.default):
                yield path / key
