"""The checks of the loop find what they are for: a loop with a part taken out fails them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from fakeapi.server import FakeApi
from monitor.tailing import PATIENCE
from monitor.trial import tried
from sympozium_cli.cluster.port import Event, Object
from sympozium_cli.monitor import reflector
from sympozium_cli.monitor.happening import ADDED, MODIFIED, Change
from sympozium_cli.monitor.mirror import Mirror, uid_of


class WithoutRelist(Mirror):
    """A list that comes after the first changes nothing."""

    _begun = False

    def listed(self, items: Iterable[Object], at: datetime, *, past: bool) -> Iterator[Change]:
        if not self._begun:
            yield from super().listed(items, at, past=past)

    def end(self, at: datetime) -> Iterator[Change]:  # noqa: ARG002
        self._begun = True
        return iter(())


class WithoutDeletions(Mirror):
    """What a later list lacks is not missed."""

    def end(self, at: datetime) -> Iterator[Change]:  # noqa: ARG002
        return iter(())


class WithoutDedupe(Mirror):
    """Everything that comes is news."""

    def _present(self, value: Object, at: datetime, *, past: bool = False) -> Iterator[Change]:
        before = self._known.get(uid_of(value))
        self._known[uid_of(value)] = value
        yield Change(ADDED if before is None else MODIFIED, value, before, at, past)


class WithoutDoubt(Mirror):
    """The last event to come is always right."""

    def heard(self, event: Event, position: str, at: datetime) -> Iterator[Change]:  # noqa: ARG002
        return super().heard(event, "", at) if event.type != MODIFIED else self._present(event.object, at)


def test_b2_b4_b5_the_loop_as_it_is(fakeapi: FakeApi, tmp_path: Path) -> None:
    assert tried(fakeapi, tmp_path, PATIENCE) == []


@pytest.mark.parametrize("mirror", [WithoutRelist, WithoutDeletions, WithoutDedupe, WithoutDoubt])
def test_a_sabotaged_loop_is_found_out(
    fakeapi: FakeApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mirror: type[Mirror]
) -> None:
    monkeypatch.setattr(reflector, "Mirror", mirror)
    assert tried(fakeapi, tmp_path, 2.0) != []
