"""B4: whatever is written, cut off, forgotten, doubled, reordered and garbled, what is reported leads to the truth."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from cluster.api import RefusedError
from fakeapi.faults import Garble, Reply, Stream, Truncate, doubled, interrupted
from fakeapi.server import FakeApi
from fakeapi.status import status
from faults.tcp import TcpProxy
from monitor.ledger import Ledger
from monitor.tailing import TERMS, equals, reach, read_until, run, synced, tailing
from monitor.trial import complaints, crossed, repeated
from sympozium_cli.cluster import pages
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.happening import Synced
from sympozium_cli.schema.target import Era

EXAMPLES = 60 if os.environ.get("SYMPOZIUM_FULL") else 15
EXPIRED = status("Failure", message="too old", reason="Expired", code=410)

STREAMS = {
    "doubled": doubled,
    "crossed": crossed,
    "repeated": repeated,
    "garbage": interrupted(b"garbage\n"),
    "novelty": interrupted(b'{"type": "NOVEL", "object": {"metadata": {}}}\n'),
    "bookmark": interrupted(b'{"type": "BOOKMARK", "object": {"metadata": {"resourceVersion": "1"}}}\n'),
    "error": interrupted(b'{"type": "ERROR", "object": {"code": 500}}\n'),
}
LISTS = {
    "busy": Reply(503),
    "cut": Truncate(700),
    "garbage": Garble(b"<html>"),
    "no list": Garble(b'{"items": [{"metadata": {}}], "metadata": {"resourceVersion": "7"}}'),
}
NAMES = st.sampled_from("abcdef")


class Turmoil(RuleBasedStateMachine):
    """An emulated server, a tail of it, and one misfortune after another."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        self.fake = self._stack.enter_context(FakeApi(window=20)).install(Era.V0_10)
        self.proxy = self._stack.enter_context(TcpProxy(self.fake.server))
        self.api = self.fake.server.api()
        self.ledger = Ledger()
        self.cluster = reach(self.proxy.server, folder)

    @initialize(number=st.integers(0, 5))
    def begin(self, number: int) -> None:
        for name in "abcdef"[:number]:
            self.api.create(RUNS, run(name), "default")
        terms = TERMS._replace(pause=lambda attempt, draw: 0.002 * attempt + 0.001 * draw, settle=0.0)
        self.tail = self._stack.enter_context(tailing(self.cluster, terms=terms))
        synced(self.tail, self.ledger)

    @rule(name=NAMES)
    def make(self, name: str) -> None:
        try:
            self.api.create(RUNS, run(name), "default")
        except RefusedError:
            self.api.patch(RUNS, name, {"metadata": {"labels": {"again": str(self.fake.store.version)}}}, "default")

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        self.api.delete(RUNS, name, "default")

    @rule(name=NAMES)
    def replace(self, name: str) -> None:
        self.api.delete(RUNS, name, "default")
        self.api.create(RUNS, run(name), "default")

    @rule()
    def read(self) -> None:
        self.ledger.read(self.tail.take(0.01))

    @rule()
    def cut(self) -> None:
        self.proxy.cut()

    @rule()
    def restart(self) -> None:
        self.fake.store.forget()
        self.proxy.cut()

    @rule(kind=st.sampled_from(sorted(STREAMS)))
    def disturb(self, kind: str) -> None:
        self.fake.inject(Stream(STREAMS[kind]), verb="watch")
        self.proxy.cut()

    @rule(kind=st.sampled_from(sorted(LISTS)))
    def relist(self, kind: str) -> None:
        self.fake.inject(LISTS[kind], verb="list", path="*/agentruns")
        self.restart()

    @rule()
    def forget_a_page(self) -> None:
        self.fake.inject(Reply(410, EXPIRED), verb="list", path="*/agentruns", number=2)
        self.restart()

    @rule(code=st.sampled_from([429, 500, 503, 410]))
    def refuse(self, code: int) -> None:
        self.fake.inject(Reply(code), verb="watch")
        self.proxy.cut()

    def teardown(self) -> None:
        try:
            if hasattr(self, "tail"):
                self._settle()
        finally:
            self._stack.close()
        assert self.fake.crashes == []

    def _settle(self) -> None:
        self.fake.faults.clear()
        self.proxy.cut()
        read_until(self.tail, self.ledger, lambda: equals(self.ledger, self.api))
        self.ledger.read(self.tail.take(0.02))
        assert complaints(self.ledger, self.api) == []
        assert [type(one) for one in self.ledger.others].count(Synced) == 1


def test_b4_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SIZE", 2)
    run_state_machine_as_test(
        Turmoil,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
