"""Every probe runs on each API server that there is: the emulated one, and a real one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cluster.conformance.place import Place, fresh
from fakeapi.client import Endpoint
from fakeapi.server import FakeApi, token_of


@pytest.fixture(scope="session")
def emulated() -> Iterator[FakeApi]:
    """One emulated server for all probes, as they share the real one."""
    with FakeApi() as api:
        yield api.install("0.10")
    assert api.wire.crashes == []


@pytest.fixture(params=["emulated"])
def api(request: pytest.FixtureRequest) -> Endpoint:
    """An API server with the kinds of the newest release, and its administrator's rights."""
    found: Endpoint = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def place(api: Endpoint) -> Place:
    """A namespace of the test's own."""
    name = fresh("probe")
    assert api.request("POST", "/api/v1/namespaces", {"metadata": {"name": name}}).code == 201
    return Place(api, name)


@pytest.fixture
def viewer(place: Place) -> Place:
    """The same namespace, seen by somebody who may do nothing."""
    return Place(place.api.as_user(token_of("viewer")), place.namespace)
