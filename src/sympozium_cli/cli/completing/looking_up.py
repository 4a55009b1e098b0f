"""The names of what is in a cluster, from the cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from sympozium_cli.cli.completing import kinds
from sympozium_cli.cli.completing.local import personas_of
from sympozium_cli.cli.completing.remembered import Found
from sympozium_cli.cli.connecting import connected
from sympozium_cli.cli.reach import Reach
from sympozium_cli.cluster.era import packs_of
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import GROUP, MODELS, NAMESPACES, POLICIES, RUNS, SECRETS, Resource
from sympozium_cli.secret.packs import packs_in

_PATIENCE: Final = 10.0
_MOST: Final = 1000


def looked_up(kind: str, reach: Reach) -> Found:
    """The names of a kind in the namespace that is meant, the newest first, and at most a thousand.

    Raises:
        SympoziumError: the cluster does not say.
    """
    return _LOOKING[kind](connected(reach, timeout=_PATIENCE))


def _packs(cluster: Cluster) -> Found:
    packs = cluster.list(packs_of(cluster), Selection(cluster.where.namespace)).items
    return {str(pack["metadata"]["name"]): personas_of(pack) for pack in packs}


def _secrets(cluster: Cluster) -> Found:
    """Those that packs refer to, and those with a label of ours; no value of theirs is sent."""
    namespace = cluster.where.namespace
    rows = cluster.table(SECRETS, Selection(namespace)).rows
    ours = (row.metadata for row in rows if any(GROUP in key for key in row.metadata.get("labels") or ()))
    referred = packs_in(cluster, namespace).secrets(namespace)
    return {**_named(ours), **{name: [] for name in referred}}


def _of(resource: Resource) -> Callable[[Cluster], Found]:
    def names(cluster: Cluster) -> Found:
        namespace = cluster.where.namespace if resource.namespaced else ""
        return _named(row.metadata for row in cluster.table(resource, Selection(namespace)).rows)

    return names


def _named(things: Iterable[Object]) -> Found:
    newest = sorted(things, key=lambda metadata: str(metadata.get("creationTimestamp")), reverse=True)
    return {str(metadata["name"]): [] for metadata in newest[:_MOST]}


_LOOKING: Final[dict[str, Callable[[Cluster], Found]]] = {
    kinds.PACKS: _packs,
    kinds.SECRETS: _secrets,
    kinds.RUNS: _of(RUNS),
    kinds.NAMESPACES: _of(NAMESPACES),
    kinds.MODELS: _of(MODELS),
    kinds.POLICIES: _of(POLICIES),
}
