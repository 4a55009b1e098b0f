"""What the listeners of a tail share."""

from __future__ import annotations

from threading import Event
from typing import NamedTuple

from sympozium_cli.cluster.port import Cluster
from sympozium_cli.monitor.inbox import Inbox
from sympozium_cli.monitor.terms import Terms


class Shared(NamedTuple):
    """What the listeners of a tail share.

    Args:
        cluster: where they listen.
        inbox: where they report.
        reached: set as soon as the cluster has answered one of them.
        terms: how patient they are.
    """

    cluster: Cluster
    inbox: Inbox
    reached: Event
    terms: Terms
