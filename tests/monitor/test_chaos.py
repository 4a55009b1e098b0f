"""B9: what a tail reports is the truth, whatever happens to the network and to the API server meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from cluster.fixtures import DisposableOf
from cluster.server import Server
from cluster.site import Site
from faults.tcp import TcpProxy
from monitor.chaos import Storm, Writer
from monitor.ledger import Ledger
from monitor.tailing import LIMITS, equals, reach, read_until, synced, tailing
from monitor.trial import complaints
from sympozium_cli.cluster.port import Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.run import kept
from sympozium_cli.monitor.source import Source
from sympozium_cli.schema.target import Era

SECONDS = float(
    os.environ.get("SYMPOZIUM_CHAOS_SECONDS")
    or (75 if os.environ.get("SYMPOZIUM_FULL") or os.environ.get("CI") else 15)
)

ROUGH = LIMITS._replace(connect=1.0, read=2.0, silence=2.0)
"""With so much going on, two seconds without a word are a broken connection."""

Proxy = Callable[[Server], TcpProxy]


def test_b9_a_storm_and_two_kills(disposable_of: DisposableOf, tcp_proxy: Proxy, tmp_path: Path) -> None:
    """Another client writes without a pause; in the end, the state that was reported is the server's."""
    server = disposable_of(Era.V0_10)
    admin = server.server.api()
    proxy = tcp_proxy(server.server)
    cluster = reach(proxy.server, tmp_path, limits=ROUGH)
    ledger = Ledger(kept)
    with tailing(cluster, Source(RUNS, Selection("default"), kept)) as tail, Writer(admin) as writer:
        synced(tail, ledger)
        with Storm(proxy, SECONDS, kills=[server.restart] * 2) as storm:
            while storm.goes_on:
                ledger.read(tail.take(0.2))
        writer.stop()
        read_until(tail, ledger, lambda: equals(ledger, admin), patience=120)
        ledger.read(tail.take(1.0))
    assert complaints(ledger, admin) == []
    assert storm.counts["kill"] == 2
    assert min(storm.counts["cut"], ledger.ops["ADDED"], ledger.ops["MODIFIED"], ledger.ops["DELETED"]) > 0


def test_b9_b4_the_log_is_the_history(site: Site, tcp_proxy: Proxy, tmp_path: Path) -> None:
    """As long as the API server lives, it remembers: every state is reported, once and in its order."""
    proxy = tcp_proxy(site.server)
    source = Source(RUNS, Selection(site.namespace), kept)
    ledger = Ledger(kept)
    cluster = reach(proxy.server, tmp_path, limits=ROUGH)
    with tailing(cluster, source) as tail, Writer(site.admin, site.namespace) as writer:
        synced(tail, ledger)
        with Storm(proxy, SECONDS / 5) as storm:
            while storm.goes_on:
                ledger.read(tail.take(0.2))
        writer.stop()
        read_until(tail, ledger, lambda: equals(ledger, site.admin, site.namespace))
    assert complaints(ledger, site.admin, site.namespace) == []
    assert ledger.versions() == writer.history
    assert sum(map(len, writer.history.values())) > 10
