"""Whether there is anything left to listen to: that a namespace has gone is not heard by watching what was in it."""

from __future__ import annotations

from sympozium_cli.cluster.port import Cluster
from sympozium_cli.cluster.resource import NAMESPACES
from sympozium_cli.errors import NotFoundError, SympoziumError
from sympozium_cli.monitor.fields import at
from sympozium_cli.monitor.source import Source


class EndedError(NotFoundError):
    """There is nothing to listen to, and there will not be."""


def demand_namespace(cluster: Cluster, source: Source) -> None:
    """Demand that the namespace of a source is there, as far as the user may know that.

    Raises:
        EndedError: it is not, or is being deleted.
    """
    name = source.selection.namespace
    if not name or not source.resource.namespaced:
        return
    try:
        value = cluster.get(NAMESPACES, name)
    except NotFoundError:
        hint = "choose another with -n; 'kubectl get namespaces' lists what there is"
        raise EndedError(f"there is no namespace '{name}'", hint=hint) from None
    except SympoziumError:
        return
    if at(value, "metadata", "deletionTimestamp"):
        raise EndedError(f"the namespace '{name}' is being deleted, and nothing is left in it to follow")
