"""What `pack deactivate` does."""

from __future__ import annotations

import time

from sympozium_cli.activation.deactivation import plan_deactivation
from sympozium_cli.activation.kinds import Kinds, kinds_of
from sympozium_cli.activation.lookup import find_pack, with_history, with_members, with_secrets
from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import Plan
from sympozium_cli.activation.waiting import Patience, until_inactive
from sympozium_cli.cli.change_options import Manner
from sympozium_cli.cli.changing import Need, change, checked, seconds, waited
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, namespace_to_change, notice
from sympozium_cli.cli.exporting import export_to
from sympozium_cli.cli.reference import pack_named
from sympozium_cli.cluster.port import Cluster
from sympozium_cli.errors import ForbiddenError


def deactivated(name: str, reach: Reach, manner: Manner, timeout: str, folder: str, *, keep_secrets: bool) -> None:
    """Deactivate a pack.

    Args:
        name: the pack's.
        reach: which cluster.
        manner: how.
        timeout: how long to wait for the controllers; "" for not at all.
        folder: where to save first what will be deleted; "" for nowhere.
        keep_secrets: whether its Secrets are to stay.
    """
    checked(manner)
    name = pack_named(name)
    patience = seconds(timeout) if timeout else 0.0
    cluster = connected(reach)
    kinds = kinds_of(cluster)
    namespace = namespace_to_change(cluster.where)
    seen: list[Live] = []

    def planned() -> Plan:
        seen[:] = [_read(cluster, kinds, name, namespace)]
        return plan_deactivation(seen[0], keep_secrets=keep_secrets)

    plan = planned()
    before = (lambda: export_to(folder, seen[0])) if folder else None
    done = change(cluster, plan, planned, manner, before, [Need("patch", kinds.packs, name)])
    if manner.dry_run != "none":
        return
    if done and not manner.quiet:
        notice(f"'{name}' is deactivated; the controllers delete what is theirs")
    if timeout:
        watch = Patience(patience, time.monotonic, time.sleep, notice)
        waited(lambda: until_inactive(cluster, seen[0], watch), f"'{name}' is deactivated")
        notice(f"nothing of '{name}' is left")


def _read(cluster: Cluster, kinds: Kinds, name: str, namespace: str) -> Live:
    live = with_history(cluster, with_members(cluster, find_pack(cluster, kinds, name, namespace)))
    secrets = [reference.secret for reference in live.pack.spec.auth_refs if reference.secret]
    try:
        return with_secrets(cluster, live, secrets, {})
    except ForbiddenError:
        return live._replace(unseen=(*live.unseen, "secrets (you may not read them)"))
