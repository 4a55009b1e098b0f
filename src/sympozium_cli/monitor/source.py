"""What a tail listens to."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sympozium_cli.cluster.port import EVERYTHING, Object, Selection
from sympozium_cli.cluster.resource import Resource


def whole(value: Object) -> Object:
    """Keep all of an object."""
    return value


class Source(NamedTuple):
    """Objects of a kind.

    Args:
        resource: the kind.
        selection: which of them.
        kept: what is remembered of an object, to be the `before` of the next change; its `metadata` stays, at least
            with uid, name, namespace and resourceVersion.
        optional: whether the tail goes on without it where the user may not see it, or the cluster has no such kind; it
            is then reported as Lost, and as nothing else.
        once: whether only what is there already is wanted, so that nothing is watched.
    """

    resource: Resource
    selection: Selection = EVERYTHING
    kept: Callable[[Object], Object] = whole
    optional: bool = False
    once: bool = False
