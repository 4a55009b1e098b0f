"""The fixtures of tests against the emulated API server, which needs no programs and starts in no time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cluster.server import Server
from cluster.site import Site, new_site
from fakeapi.server import FakeApi
from faults.http import HttpProxy
from faults.tcp import TcpProxy
from sympozium_cli.schema.target import Era


@pytest.fixture
def fakeapi() -> Iterator[FakeApi]:
    """An emulated API server with Sympozium 0.10; what crashes in it fails the test."""
    with FakeApi() as api:
        yield api.install(Era.V0_10)
    assert api.crashes == []


@pytest.fixture
def fake_site(fakeapi: FakeApi, request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    """A fresh namespace on it: what `site` is on a real server."""
    site = new_site(fakeapi.server, Era.V0_10, request.node.name, tmp_path)
    fakeapi.requests.clear()
    return site


@pytest.fixture
def tcp_proxy() -> Iterator[Callable[[Server], TcpProxy]]:
    """Puts a proxy that passes bytes before a server, until it is told not to."""
    with ExitStack() as stack:
        yield lambda server: stack.enter_context(TcpProxy(server))


@pytest.fixture
def http_proxy() -> Iterator[Callable[[Server], HttpProxy]]:
    """Puts a proxy before a server, into which faults can be injected as into the emulated one."""
    with ExitStack() as stack:
        yield lambda server: stack.enter_context(HttpProxy(server))
