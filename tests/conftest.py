"""Fixtures that tests of every layer may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fakeapi.server import FakeApi


@pytest.fixture
def fakeapi() -> Iterator[FakeApi]:
    """An emulated API server with the kinds of the newest release; what crashes in it fails the test."""
    with FakeApi() as api:
        yield api.install("0.10")
    assert api.wire.crashes == []
