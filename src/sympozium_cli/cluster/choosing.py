"""Which access is meant: that of a kubeconfig, or that of the pod that we run in. Nothing is imported that connects."""

from __future__ import annotations

from collections.abc import Mapping
from shlex import quote

from sympozium_cli.cluster.access import Access, Wishes, access
from sympozium_cli.cluster.in_cluster import in_cluster
from sympozium_cli.cluster.kubeconfig import kubeconfig, no_kubeconfig


def accessed(file: str, wishes: Wishes, environment: Mapping[str, str]) -> Access:
    """How to get at the cluster that is meant: the kubeconfig's, or where there is none, the one that we run in."""
    known = kubeconfig(file, environment)
    if not known.empty or file:
        chosen = access(known, wishes)
        return chosen._replace(options=chosen.options + (f" --kubeconfig {quote(file)}" if file else ""))
    own = in_cluster(environment, wishes)
    if own is None:
        raise no_kubeconfig(known, environment)
    return own
