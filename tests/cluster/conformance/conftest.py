"""Every probe runs on each API server that there is: the emulated one, and a real one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cluster.conformance.place import Place, fresh
from cluster.fixtures import ServerOf
from cluster.server import VIEWER, Server, token_of
from fakeapi.server import FakeApi
from sympozium_cli.schema.target import Era


@pytest.fixture(scope="session")
def emulated() -> Iterator[Server]:
    """One emulated server for all probes, as they share the real one."""
    with FakeApi() as api:
        yield api.install(Era.V0_10).server
    assert api.crashes == []


@pytest.fixture(scope="session")
def real(server_of: ServerOf) -> Server:
    """The real server of the test run."""
    return server_of(Era.V0_10)


@pytest.fixture(params=["emulated", "real"])
def server(request: pytest.FixtureRequest) -> Server:
    """An API server with the kinds of the newest release."""
    found: Server = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def place(server: Server) -> Place:
    """A namespace of the test's own, seen by the administrator."""
    place = Place(server, server.api(), fresh("probe"))
    assert place.api.ask("POST", "/api/v1/namespaces", {"metadata": {"name": place.namespace}}).code == 201
    return place


@pytest.fixture
def viewer(place: Place) -> Place:
    """The same namespace, seen by somebody who may do nothing."""
    return place.seen_by(token_of(VIEWER))
