"""Fixtures of the tests of commands that look at packs in a cluster."""

from __future__ import annotations

from pathlib import Path

import pytest

from activation.world import World, emulated
from fakeapi.server import FakeApi


@pytest.fixture
def world(fakeapi: FakeApi, tmp_path: Path) -> World:
    """A cluster with the newest Sympozium, and an empty namespace `ns`."""
    return emulated(fakeapi, tmp_path)
