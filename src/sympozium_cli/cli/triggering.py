"""What `pack trigger` does."""

from __future__ import annotations

import os
import time

from sympozium_cli.activation.kinds import kinds_of
from sympozium_cli.activation.lookup import find_pack, with_agents, with_runs
from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import Plan
from sympozium_cli.activation.trigger import Moment, delivered, plan_trigger
from sympozium_cli.cli.change_options import Manner
from sympozium_cli.cli.changing import Need, change, checked
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, namespace_to_change, notice
from sympozium_cli.cli.reference import pack_named
from sympozium_cli.cluster.port import Cluster
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.errors import SympoziumError


def triggered(name: str, reach: Reach, manner: Manner, *, like_upstream: bool, count: bool) -> None:
    """Start the run of a pack's stimulus.

    Args:
        name: the pack's.
        reach: which cluster.
        manner: how.
        like_upstream: whether to forget what upstream forgets.
        count: whether to say so in the status of the pack, which upstream does.
    """
    checked(manner)
    name = pack_named(name)
    cluster = connected(reach)
    kinds = kinds_of(cluster)
    namespace = namespace_to_change(cluster.where)
    moment = Moment(time.time_ns() // 1_000_000, os.urandom(8).hex())
    seen: list[Live] = []

    def planned() -> Plan:
        seen[:] = [with_runs(cluster, with_agents(cluster, find_pack(cluster, kinds, name, namespace)))]
        return plan_trigger(seen[0], moment, like_upstream=like_upstream)

    done = change(cluster, planned(), planned, manner, needs=[Need("create", RUNS)])
    if not done:
        return
    if count:
        _count(cluster, seen[0])
    if not manner.quiet:
        run = done[0].answer["metadata"]["name"]
        notice(f"next: sympozium runs watch {run} -n {namespace}")


def _count(cluster: Cluster, live: Live) -> None:
    """Count the delivery, so that the controller does not deliver it once more."""
    try:
        cluster.patch(live.kinds.packs, live.name, delivered(live), live.namespace, subresource="status")
    except SympoziumError as error:
        notice(f"note: the run has started, but the status of '{live.name}' does not say so: {error}")
