"""The fixtures of tests against the emulated API server, which needs no programs and starts in no time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster.site import Site, new_site
from fakeapi.server import FakeApi
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
    fakeapi.served.clear()
    return site
