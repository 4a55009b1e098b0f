"""The fields of a pack that a cluster serves, beside those that a release is known to serve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.node import Node
from sympozium_cli.schema.target import Target

_DEEPEST = 20
_MAPS = (("items", "[]"), ("additionalProperties", "{}"))


class Difference(NamedTuple):
    """Fields by their paths, such as "spec.agentConfigs[].env", the outermost alone.

    Args:
        lacking: what the release serves and the cluster does not.
        unknown: what the cluster serves and the release does not.
    """

    lacking: tuple[str, ...]
    unknown: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.lacking or self.unknown)


def difference(schema: Mapping[str, Any], target: Target) -> Difference:
    """What differs below `spec`.

    Args:
        schema: the properties of a whole pack, as the cluster's CRD has them.
        target: the release.
    """
    live = set(_live(schema.get("spec"), "spec", 0))
    bundled = set(_bundled(resource(target.kind, target.release).fields["spec"], "spec", 0))
    return Difference(_outermost(bundled - live), _outermost(live - bundled))


def _outermost(paths: set[str]) -> tuple[str, ...]:
    return tuple(sorted(path for path in paths if _parent(path) not in paths))


def _parent(path: str) -> str:
    return path.rpartition(".")[0].removesuffix("[]").removesuffix("{}")


def _live(schema: Any, path: str, depth: int) -> Iterator[str]:
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return
    properties = schema.get("properties")
    for name, inner in properties.items() if isinstance(properties, dict) else ():
        yield f"{path}.{name}"
        yield from _live(inner, f"{path}.{name}", depth + 1)
    for key, step in _MAPS:
        yield from _live(schema.get(key), f"{path}{step}", depth + 1)


def _bundled(node: Node, path: str, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    for name, inner in node.fields.items():
        yield f"{path}.{name}"
        yield from _bundled(inner, f"{path}.{name}", depth + 1)
    for below, step in ((node.items, "[]"), (node.values, "{}")):
        if below is not None:
            yield from _bundled(below, f"{path}{step}", depth + 1)
