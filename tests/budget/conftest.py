"""Fixtures of the tests of budgets in a cluster."""

from __future__ import annotations

import pytest

from budget.world import World
from cluster.site import Site
from fakeapi.server import FakeApi


@pytest.fixture
def world(fakeapi: FakeApi, fake_site: Site) -> World:
    """An emulated cluster with a pack that may use 10,000 tokens."""
    return World(fake_site, fakeapi)


@pytest.fixture
def real(site: Site) -> World:
    """The same on a real server."""
    return World(site)
