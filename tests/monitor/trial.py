"""What a loop has to live through, step by step, and what is found wrong with what it reports."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cluster.api import Api
from fakeapi.faults import Reply, Stream, doubled
from fakeapi.server import FakeApi
from faults.tcp import TcpProxy
from monitor.ledger import Ledger
from monitor.tailing import listening, reach, run, tailing
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.tail import ClusterTail


def crossed(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The first two events in the wrong order, and at once; no API server does that within one watch."""
    first = next(lines, b"")
    yield next(lines, b"") + first
    yield from lines


def repeated(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Every event, and after it again one that came long before."""
    told: list[bytes] = []
    for line in lines:
        told.append(line)
        yield line
        yield told[len(told) // 2]


def complaints(ledger: Ledger, api: Api, namespace: str = "default") -> list[str]:
    """What is wrong with what was reported: said twice or out of order, or not what the server has."""
    backwards = [
        f"{uid} went from {versions}"
        for uid, versions in ledger.versions().items()
        if list(map(int, versions)) != sorted(set(map(int, versions)))
    ]
    return [*ledger.complaints, *backwards, *ledger.differences(api.list(RUNS, namespace))]


def tried(fake: FakeApi, folder: Path, patience: float) -> list[str]:
    """Let a loop live through everything, and say what is first wrong with what it reports.

    It has so many seconds after each blow.
    """
    api, ledger = fake.server.api(), Ledger()
    for name in "abcd":
        api.create(RUNS, run(name), "default")
    with TcpProxy(fake.server) as proxy, tailing(reach(proxy.server, folder)) as tail:
        listening(fake, tail, ledger)
        for happen in (_duplicates, _a_gap_without_events, _a_name_that_comes_back, _the_wrong_order, _a_busy_server):
            happen(fake, proxy, api)
            _read_on(tail, ledger, lambda: complaints(ledger, api) == [], patience)
            if found := complaints(ledger, api):
                return found
    return []


def _read_on(tail: ClusterTail, ledger: Ledger, done: Callable[[], bool], patience: float) -> None:
    deadline = time.monotonic() + patience
    while not done() and not ledger.complaints and time.monotonic() < deadline:
        ledger.read(tail.take(0.1))
    ledger.read(tail.take(0.3))


def _touch(api: Api, name: str, error: str) -> None:
    api.patch(RUNS, name, {"status": {"phase": "Running", "error": error}}, "default", "status")


def _duplicates(fake: FakeApi, proxy: TcpProxy, api: Api) -> None:
    fake.inject(Stream(doubled), verb="watch")
    proxy.cut()
    for error in ("one", "two"):
        _touch(api, "a", error)


def _a_gap_without_events(fake: FakeApi, proxy: TcpProxy, api: Api) -> None:
    """The server restarts; what happened meanwhile is in no watch."""
    fake.inject(Reply(503), verb="watch", times=2)
    proxy.cut()
    api.delete(RUNS, "b", "default")
    _touch(api, "c", "three")
    api.create(RUNS, run("e"), "default")
    fake.store.forget()


def _a_name_that_comes_back(fake: FakeApi, proxy: TcpProxy, api: Api) -> None:
    fake.inject(Reply(503), verb="watch", times=2)
    proxy.cut()
    api.delete(RUNS, "d", "default")
    api.create(RUNS, run("d"), "default")
    fake.store.forget()


def _the_wrong_order(fake: FakeApi, proxy: TcpProxy, api: Api) -> None:
    fake.inject(Stream(crossed), verb="watch")
    proxy.cut()
    for error in ("four", "five"):
        _touch(api, "a", error)


def _a_busy_server(fake: FakeApi, proxy: TcpProxy, api: Api) -> None:
    fake.inject(Reply(429, headers={"Retry-After": "1"}), verb="watch")
    fake.inject(Stream(repeated), verb="watch", number=2)
    proxy.cut()
    for name in "acd":
        _touch(api, name, "six")
