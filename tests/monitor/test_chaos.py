"""B9: what a tail reports is the truth, whatever happens to the network and to the API server meanwhile."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cluster.fixtures import DisposableOf
from cluster.server import Server
from faults.tcp import TcpProxy
from monitor.chaos import Storm, Writer
from monitor.ledger import Ledger
from monitor.tailing import LIMITS, TERMS, equals, reach, read_until, synced, tailing
from sympozium_cli.cluster.resource import NAMESPACES
from sympozium_cli.monitor.run import kept
from sympozium_cli.monitor.source import Source
from sympozium_cli.cluster.port import Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.schema.target import Era

SECONDS = float(
    os.environ.get("SYMPOZIUM_CHAOS_SECONDS")
    or (75 if os.environ.get("SYMPOZIUM_FULL") or os.environ.get("CI") else 15)
)

Proxy = Callable[[Server], TcpProxy]


def test_b9_a_storm_and_two_kills(disposable_of: DisposableOf, tcp_proxy: Proxy, tmp_path: Path) -> None:
    """Another client writes without a pause; in the end, the state that was reported is the server's."""
    server = disposable_of(Era.V0_10)
    admin = server.server.api()
    proxy = tcp_proxy(server.server)
    cluster = reach(proxy.server, tmp_path, limits=LIMITS._replace(connect=1.0, read=2.0, silence=2.0))
    ledger = Ledger(kept)
    with tailing(cluster, Source(RUNS, Selection("default"), kept)) as tail, Writer(admin) as writer:
        synced(tail, ledger)
        with Storm(proxy, SECONDS, kills=[server.restart] * 2) as storm:
            while storm.goes_on:
                ledger.read(tail.take(0.2))
        writer.stop()
        read_until(tail, ledger, lambda: equals(ledger, admin), patience=120)
        ledger.read(tail.take(1.0))
    assert ledger.complaints == []
    assert ledger.differences(admin.list(RUNS, "default")) == []
    for versions in ledger.versions().values():
        assert list(map(int, versions)) == sorted(set(map(int, versions)))
    print(f"{writer.count} writes, {storm.counts}, {len(ledger.changes)} changes, {len(ledger.others)} notices")
    assert writer.count > 10 * SECONDS
    assert storm.counts["kill"] == 2
