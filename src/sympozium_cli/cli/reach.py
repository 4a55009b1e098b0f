"""Which cluster is meant: what the options of `cluster_options` say."""

from __future__ import annotations

from typing import Final, NamedTuple


class Reach(NamedTuple):
    """What these options say; "" where they say nothing."""

    namespace: str = ""
    context: str = ""
    kubeconfig: str = ""
    impersonate: str = ""
    request_timeout: str = ""


CLUSTER: Final = "cluster"
"""The target that is whatever the cluster has."""

NOWHERE: Final = Reach()
"""No option says anything."""
