"""Whether a namespace is there at all: where nothing is found, that is the first thing to know."""

from __future__ import annotations

from sympozium_cli.cluster.port import Cluster
from sympozium_cli.cluster.resource import NAMESPACES
from sympozium_cli.errors import NotFoundError, SympoziumError


def absence(cluster: Cluster, namespace: str, way: str = "") -> NotFoundError | None:
    """The error for a namespace that does not exist; None where it does, or where the user may not know.

    Args:
        cluster: where.
        namespace: which; "" is all of them, and never missing.
        way: what to do, but for choosing another; "" is to make it.
    """
    if not namespace:
        return None
    try:
        cluster.get(NAMESPACES, namespace)
    except NotFoundError:
        return no_namespace(namespace, _close_to(cluster, namespace), way)
    except SympoziumError:
        pass
    return None


def demand_namespace(cluster: Cluster, namespace: str) -> None:
    """Stop where there is no such namespace; "" is all of them.

    Raises:
        NotFoundError: there is none; the hint says which was probably meant.
    """
    error = absence(cluster, namespace)
    if error is not None:
        raise error


def no_namespace(name: str, meant: str = "", way: str = "") -> NotFoundError:
    """The error for a namespace that does not exist; `meant` is one that does, with a name like it."""
    guess = f"did you mean '{meant}'? else " if meant else ""
    other = f"; {way}" if way else f", or 'kubectl create namespace {name}'"
    return NotFoundError(f"there is no namespace '{name}'", hint=f"{guess}choose another with -n{other}")


def _close_to(cluster: Cluster, namespace: str) -> str:
    from sympozium_cli.values.similar import closest

    try:
        names = [str(one.get("metadata", {}).get("name", "")) for one in cluster.list(NAMESPACES).items]
    except SympoziumError:
        return ""
    return closest(namespace, names) or ""
