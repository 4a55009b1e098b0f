"""The proxies pass on what they should, and lose what they should."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator

import pytest

from cluster.api import Api
from cluster.conformance.place import Place, pack
from cluster.server import ADMIN, Server, token_of
from fakeapi.faults import AFTER, Reply, Reset, Stream, doubled
from fakeapi.server import FakeApi
from faults.http import HttpProxy
from faults.tcp import BLACKHOLE, PASS, REFUSE, RESET, TcpProxy

BROKEN = (OSError, http.client.HTTPException)
TcpProxyOf = Callable[[Server], TcpProxy]


def place_of(server: Server) -> Place:
    return Place(server, server.api(), "default")


@pytest.fixture
def proxy(fakeapi: FakeApi, tcp_proxy: TcpProxyOf) -> TcpProxy:
    return tcp_proxy(fakeapi.server)


@pytest.fixture
def http_fault(fakeapi: FakeApi, http_proxy: Callable[[Server], HttpProxy]) -> Iterator[HttpProxy]:
    proxy = http_proxy(fakeapi.server)
    yield proxy
    assert proxy.crashes == []


class Hasty(Api):
    """A client that does not wait for long."""

    def _connection(self) -> http.client.HTTPSConnection:
        connection = super()._connection()
        connection.timeout = 0.3
        return connection


def test_bytes_pass(proxy: TcpProxy) -> None:
    place = place_of(proxy.server)
    place.made(pack("e1", description="x" * 500_000))
    assert len(place.get("e1").value["spec"]["description"]) == 500_000
    assert proxy.accepted == 1


def test_connections_are_refused(proxy: TcpProxy) -> None:
    proxy.mode = REFUSE
    with pytest.raises(ConnectionRefusedError):
        place_of(proxy.server).list()
    proxy.mode = PASS
    assert place_of(proxy.server).list().code == 200


def test_connections_are_reset(proxy: TcpProxy) -> None:
    proxy.mode = RESET
    with pytest.raises(BROKEN):
        place_of(proxy.server).list()
    proxy.mode = PASS
    assert place_of(proxy.server).list().code == 200


def test_bytes_are_lost(proxy: TcpProxy, fakeapi: FakeApi) -> None:
    proxy.mode = BLACKHOLE
    hasty = Hasty(proxy.server.port, proxy.server.authority, token_of(ADMIN))
    with pytest.raises(TimeoutError):
        hasty.ask("GET", "/version")
    assert fakeapi.requests == []


def test_bytes_are_late(proxy: TcpProxy) -> None:
    proxy.delay = 0.1
    start = time.monotonic()
    assert place_of(proxy.server).list().code == 200
    assert time.monotonic() - start > 0.3


def test_the_connection_breaks_after_so_many_bytes(proxy: TcpProxy, fakeapi: FakeApi) -> None:
    proxy.cut_after = 4000
    place = place_of(proxy.server)
    with pytest.raises(BROKEN):
        place.create(pack("e1", description="x" * 10_000))
    proxy.cut_after = None
    assert place.get("e1").code == 200
    assert len(fakeapi.writes) == 1


def test_the_connection_breaks_now(proxy: TcpProxy) -> None:
    place = place_of(proxy.server)
    place.made(pack("e1"))
    events = place.api.events(place.path("ensembles"), {"timeoutSeconds": "20"})
    assert next(events)["type"] == "ADDED"
    proxy.cut()
    with pytest.raises((*BROKEN, StopIteration)):  # some Pythons take a reset below TLS for an end
        next(events)
    assert place.list().code == 200


def test_nobody_is_behind_it(tcp_proxy: TcpProxyOf) -> None:
    with FakeApi() as api:
        proxy = tcp_proxy(api.server)
    with pytest.raises(BROKEN):
        place_of(proxy.server).list()


def test_requests_pass(http_fault: HttpProxy) -> None:
    place = place_of(http_fault.server)
    assert place.create(pack("e1", personnas=[])).warnings == ['unknown field "spec.personnas"']
    assert place.get("e1").value["spec"]["workflowType"] == "autonomous"
    assert place.create(pack("e1")).reason == "AlreadyExists"
    assert place.seen_by("nope").list().code == 401
    assert [request.verb for request in http_fault.requests] == ["create", "get", "create", "list"]


def test_requests_go_wrong(http_fault: HttpProxy, fakeapi: FakeApi) -> None:
    place = place_of(http_fault.server)
    http_fault.inject(Reply(429, headers={"Retry-After": "1"}), verb="list")
    http_fault.inject(Reset(AFTER), verb="create")
    assert place.list().code == 429
    with pytest.raises(BROKEN):
        place.create(pack("e1"))
    assert place.get("e1").code == 200
    assert [request.verb for request in fakeapi.requests] == ["create", "get"]


def test_events_go_wrong(http_fault: HttpProxy) -> None:
    place = place_of(http_fault.server)
    place.made(pack("e1"))
    http_fault.inject(Stream(doubled), verb="watch")
    events = place.api.events(place.path("ensembles"), {"timeoutSeconds": "5"})
    assert [next(events)["object"]["metadata"]["name"] for _ in range(2)] == ["e1", "e1"]
