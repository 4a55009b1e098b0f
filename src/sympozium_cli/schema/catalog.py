"""The schema of a kind in a release, and since when a field is there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from sympozium_cli.schema.node import CHANGING, Node
from sympozium_cli.schema.words import record, text
from sympozium_cli.values.release import MAIN, Release

API_VERSION: Final = "sympozium.ai/v1alpha1"

_STEP = re.compile(r"\[\d*\]|\{\}|[^.\[\]{}]+")


class Lifetime(NamedTuple):
    """The first and the last release that serve something."""

    first: Release
    last: Release


KINDS: Final[Mapping[str, Lifetime]] = {
    "PersonaPack": Lifetime(Release(0, 0, 46), Release(0, 8, 28)),
    "Ensemble": Lifetime(Release(0, 9, 0), MAIN),
}


@cache
def resource(kind: str, release: Release) -> Node:
    """What the API server of `release` says of a whole document of `kind`.

    Raises ValueError for a kind that the release does not serve.
    """
    first, last = KINDS.get(kind, (MAIN, MAIN))
    root = _served(_table(kind), release) if first <= release <= last else None
    if root is None:
        raise ValueError(f"Sympozium {release} has no kind {kind}")
    return root


def field_at(kind: str, release: Release, path: str | Sequence[str | int]) -> Node | None:
    """The schema at a path, such as "spec.volumes[].name" or (…, "volumes", 3, "name"); None if there is none.

    In a text, "[]" may be left out, and "{}" stands for any key of a map.
    """
    walked = _walk(resource(kind, release), path)
    return walked[-1] if walked else None


def first_release(kind: str, path: str | Sequence[str | int]) -> Release | None:
    """The first release that serves a field of `kind`, whatever the release at hand; None if none ever did."""
    lifetime = _lifetime(kind, path)
    return lifetime.first if lifetime else None


def last_release(kind: str, path: str | Sequence[str | int]) -> Release | None:
    """The last release that serves a field of `kind`: `MAIN` while it is there, None if none ever did."""
    lifetime = _lifetime(kind, path)
    return lifetime.last if lifetime else None


def first_release_of_value(kind: str, path: str | Sequence[str | int], value: str) -> Release | None:
    """The first release whose enum at `path` has `value`; None if none ever did, or if there is no enum."""
    walked = _walk(_table(kind), path)
    lifetime = _lifetime(kind, path)
    if not walked or lifetime is None:
        return None
    for version in walked[-1].versions or walked[-1:]:
        if value in version.enum:
            return max(lifetime.first, version.since or lifetime.first)
    return None


@cache
def _table(kind: str) -> Node:
    """Every field that any release ever knew."""
    from sympozium_cli.schema.tables.metadata import METADATA
    from sympozium_cli.schema.tables.status import STATUS

    return record(
        apiVersion=text(required=True, enum=(API_VERSION,)),
        kind=text(required=True, enum=(kind,)),
        metadata=METADATA,
        spec=_spec(kind),
        status=STATUS,
    )


def _spec(kind: str) -> Node:
    if kind == "PersonaPack":
        from sympozium_cli.schema.tables import personapack

        return personapack.SPEC
    from sympozium_cli.schema.tables import ensemble

    return ensemble.SPEC


def _served(node: Node, release: Release) -> Node | None:
    """What a release knows of a place: the very same node where that is everything."""
    if node.type == CHANGING:
        return next((version for version in node.versions if version.served(release)), None)
    if not node.served(release):
        return None
    before = (dict(node.fields), node.values, node.items)
    fields = {name: kept for name, child in node.fields.items() if (kept := _served(child, release))}
    values = node.values and _served(node.values, release)
    items = node.items and _served(node.items, release)
    return node if (fields, values, items) == before else node.holding(fields, values, items)


def _walk(root: Node, path: str | Sequence[str | int]) -> list[Node]:
    """The nodes on the way to a path, its own last; empty if the way ends before it."""
    steps: Sequence[Any] = _STEP.findall(path) if isinstance(path, str) else path
    nodes = [root]
    for step in steps:
        here = nodes[-1]
        index = isinstance(step, int) or step.startswith("[")
        if here.items is not None:
            nodes.append(here.items)
            if index:
                continue
            here = here.items
        inside = None if index else here.fields.get(step) or here.values
        if inside is None:
            return []
        nodes.append(inside)
    return nodes


def _lifetime(kind: str, path: str | Sequence[str | int]) -> Lifetime | None:
    walked = _walk(_table(kind), path)
    first, last = KINDS[kind]
    for node in walked:
        first = max(first, node.since or first)
        last = min(last, node.until or last)
    return Lifetime(first, last) if walked and first <= last else None
