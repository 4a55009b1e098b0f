"""Fixtures of the tests of `sympozium runs`."""

from __future__ import annotations

import pytest

from cluster.site import Site
from running.world import Runs


@pytest.fixture
def runs(fake_site: Site) -> Runs:
    """A namespace of the emulator."""
    return Runs(fake_site)


@pytest.fixture
def era_runs(era_site: Site) -> Runs:
    """A namespace of a real server, of every era."""
    return Runs(era_site)


@pytest.fixture
def real_runs(site: Site) -> Runs:
    """A namespace of a real server."""
    return Runs(site)
