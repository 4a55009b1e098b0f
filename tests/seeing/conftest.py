"""Fixtures of the tests of commands that look at packs in a cluster."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from activation.world import World, emulated
from fakeapi.server import FakeApi


@pytest.fixture
def world(fakeapi: FakeApi, tmp_path: Path) -> World:
    """A cluster with the newest Sympozium, and an empty namespace `ns`."""
    return emulated(fakeapi, tmp_path)


@pytest.fixture(name="kubectl")
def _kubectl() -> str:
    found = shutil.which("kubectl")
    if found is None and not {"CI", "SYMPOZIUM_FULL"} & os.environ.keys():
        pytest.skip("kubectl is not installed, and is what these tests compare with")
    assert found is not None, "kubectl must be there where CI or SYMPOZIUM_FULL is set"
    return found
