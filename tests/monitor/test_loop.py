"""How a tail listens, requirement by requirement (B1-B10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cluster.api import Api
from cluster.server import Server
from cluster.site import Site
from fakeapi.faults import BEFORE, Hold, Reply, Reset, Stream, interrupted
from fakeapi.server import FakeApi
from fakeapi.status import status
from faults.tcp import BLACKHOLE, PASS, TcpProxy
from monitor.ledger import Ledger
from monitor.tailing import (
    LIMITS,
    TERMS,
    equals,
    listening,
    reach,
    read_changes,
    read_others,
    read_until,
    run,
    synced,
    tailing,
)
from monitor.trial import complaints
from sympozium_cli.cluster import pages
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.happening import ADDED, DELETED, MODIFIED, Found, Lost, Synced
from sympozium_cli.monitor.pace import SHORT

Proxy = Callable[[Server], TcpProxy]
Lines = Iterator[bytes]

EXPIRED = status("Failure", message="too old", reason="Expired", code=410)
CAUSES = {"causes": [{"reason": "ResourceVersionTooLarge", "message": "Too large resource version"}]}
OF_THE_FUTURE = {"kind": "Status", "status": "Failure", "reason": "Timeout", "code": 504, "details": CAUSES}
GONE = b'{"type": "ERROR", "object": {"kind": "Status", %s}}\n'


@pytest.fixture(name="api")
def _api(fakeapi: FakeApi) -> Api:
    """Somebody who writes."""
    api = fakeapi.server.api()
    for name in ("one", "two", "three"):
        api.create(RUNS, run(name), "default")
    fakeapi.requests.clear()
    return api


@pytest.fixture(name="proxy")
def _proxy(fakeapi: FakeApi, tcp_proxy: Proxy) -> TcpProxy:
    """What the tail goes through."""
    return tcp_proxy(fakeapi.server)


def touch(api: Api, name: str, phase: str = "Running", namespace: str = "default") -> None:
    api.patch(RUNS, name, {"status": {"phase": phase}}, namespace, "status")


def asked(fake: FakeApi, verb: str) -> list[dict[str, str]]:
    """The queries of the tail, which alone asks for limits and bookmarks."""
    ours = [request for request in fake.requests if request.verb == verb and request.path.endswith("/agentruns")]
    return [one.query for one in ours if verb == "watch" or "limit" in one.query]


def test_b1_a_list_in_pages_and_a_watch_from_there(fakeapi: FakeApi, api: Api, tmp_path: Path) -> None:
    ledger = Ledger()
    fakeapi.inject(Stream(lambda lines: iter([next(lines)])), verb="watch")
    with tailing(reach(fakeapi.server, tmp_path)) as tail:
        synced(tail, ledger)
        touch(api, "one")
        read_changes(tail, ledger, 4)
        read_until(tail, ledger, lambda: len(asked(fakeapi, "watch")) == 2)
    assert asked(fakeapi, "list") == [{"limit": "500"}]
    first, second = asked(fakeapi, "watch")
    for query in (first, second):
        assert 300 <= int(query["timeoutSeconds"]) <= 600
        assert query["allowWatchBookmarks"] == "true"
    assert int(first["resourceVersion"]) < int(second["resourceVersion"])
    assert first["timeoutSeconds"] != second["timeoutSeconds"]
    assert [change.past for change in ledger.changes] == [True, True, True, False]


def test_b1_what_is_written_between_two_pages_is_reported_after_them(
    fakeapi: FakeApi, api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SIZE", 2)
    ledger, hold = Ledger(), fakeapi.inject(Hold(BEFORE), verb="list", path="*/agentruns", number=2)
    with tailing(reach(fakeapi.server, tmp_path)) as tail:
        read_changes(tail, ledger, 2)
        assert ledger.others == [], "the first page can be shown while the second is not there"
        assert hold.wait()
        api.create(RUNS, run("four"), "default")
        touch(api, "one")
        api.delete(RUNS, "two", "default")
        hold.release()
        synced(tail, ledger)
        read_until(tail, ledger, lambda: equals(ledger, api))
    assert ledger.summary()[3:] == [(ADDED, "four"), (MODIFIED, "one"), (DELETED, "two")]
    assert complaints(ledger, api) == []


@pytest.mark.parametrize(
    "fault",
    [
        Reply(410, EXPIRED),
        Reply(410),
        Stream(lambda _: iter([GONE % b'"code": 410'])),
        Stream(lambda _: iter([GONE % b'"reason": "Expired"'])),
        Stream(lambda _: iter([GONE % b'"reason": "Gone"'])),
        Reply(504, OF_THE_FUTURE),
    ],
)
def test_b2_a_forgotten_version_is_a_new_list(
    fakeapi: FakeApi, api: Api, proxy: TcpProxy, tmp_path: Path, fault: Any
) -> None:
    """What it changes is reported as if it had been heard."""
    ledger = Ledger()
    with tailing(reach(proxy.server, tmp_path)) as tail:
        listening(fakeapi, tail, ledger)
        hold = fakeapi.inject(Hold(BEFORE), verb="watch")
        fakeapi.inject(fault, verb="watch")
        proxy.cut()
        assert hold.wait()
        touch(api, "one")
        api.delete(RUNS, "two", "default")
        api.create(RUNS, run("four"), "default")
        hold.release()
        read_until(tail, ledger, lambda: equals(ledger, api))
    assert len(asked(fakeapi, "list")) == 2
    assert sorted(ledger.summary()[3:]) == [(ADDED, "four"), (DELETED, "two"), (MODIFIED, "one")]
    assert complaints(ledger, api) == []
    assert not any(change.past for change in ledger.changes[3:])


def test_b3_a_place_that_is_forgotten_between_pages_begins_the_list_anew(
    fakeapi: FakeApi, api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SIZE", 2)
    ledger, hold = Ledger(), fakeapi.inject(Hold(BEFORE), verb="list", path="*/agentruns", number=2)
    with tailing(reach(fakeapi.server, tmp_path)) as tail:
        read_changes(tail, ledger, 2)
        assert hold.wait()
        api.delete(RUNS, ledger.summary()[0][1], "default")
        touch(api, ledger.summary()[1][1])
        fakeapi.store.forget()
        hold.release()
        synced(tail, ledger)
    assert ledger.ops == {ADDED: 3, MODIFIED: 1, DELETED: 1}
    assert complaints(ledger, api) == []


def test_b3_a_list_that_is_never_whole_ends_the_beginning(
    fakeapi: FakeApi, api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SIZE", 2)
    assert api
    fakeapi.inject(Reply(410, EXPIRED), verb="list", path="*/agentruns", number=2, times=1)
    fakeapi.inject(Reply(410, EXPIRED), verb="list", path="*/agentruns", number=4, times=1)
    ledger = Ledger()
    with tailing(reach(fakeapi.server, tmp_path)) as tail:
        synced(tail, ledger)
    assert len(asked(fakeapi, "list")) == 6
    assert complaints(ledger, api) == []


def test_b5_a_name_that_comes_back_is_another_run(site: Site, tmp_path: Path) -> None:
    ledger = Ledger()
    first = site.admin.create(RUNS, run("same"), site.namespace)
    with tailing(reach(site.server, tmp_path), namespace=site.namespace) as tail:
        synced(tail, ledger)
        site.admin.delete(RUNS, "same", site.namespace)
        second = site.admin.create(RUNS, run("same"), site.namespace)
        read_changes(tail, ledger, 3)
    assert [change.op for change in ledger.changes] == [ADDED, DELETED, ADDED]
    uids = [change.value["metadata"]["uid"] for change in ledger.changes]
    assert uids == [first["metadata"]["uid"], first["metadata"]["uid"], second["metadata"]["uid"]]


def test_b6_a_bookmark_moves_on_without_a_word(fakeapi: FakeApi, api: Api, proxy: TcpProxy, tmp_path: Path) -> None:
    mark = b'{"type": "BOOKMARK", "object": {"kind": "AgentRun", "metadata": {"resourceVersion": "100000"}}}\n'
    fakeapi.inject(Stream(lambda _: iter([mark])), verb="watch")
    ledger = Ledger()
    with tailing(reach(proxy.server, tmp_path)) as tail:
        synced(tail, ledger)
        read_until(tail, ledger, lambda: len(asked(fakeapi, "watch")) > 1)
    assert asked(fakeapi, "watch")[1]["resourceVersion"] == "100000"
    assert len(ledger.changes) == 3
    assert api


def test_b6_a_bookmark_of_another_history_is_a_new_list(fakeapi: FakeApi, api: Api, tmp_path: Path) -> None:
    """As after a cluster was restored from a backup."""
    mark = b'{"type": "BOOKMARK", "object": {"kind": "AgentRun", "metadata": {"resourceVersion": "1"}}}\n'
    fakeapi.inject(Stream(lambda _: iter([mark])), verb="watch")
    ledger = Ledger()
    with tailing(reach(fakeapi.server, tmp_path)) as tail:
        synced(tail, ledger)
        read_until(tail, ledger, lambda: len(asked(fakeapi, "list")) > 1)
    assert complaints(ledger, api) == []


def test_b6_events_that_nobody_knows_are_passed_over(fakeapi: FakeApi, api: Api, tmp_path: Path) -> None:
    fakeapi.inject(Stream(interrupted(b'{"type": "NOVEL", "object": {"metadata": {"uid": "u"}}}\n')), verb="watch")
    ledger = Ledger()
    with tailing(reach(fakeapi.server, tmp_path)) as tail:
        synced(tail, ledger)
        touch(api, "one")
        read_changes(tail, ledger, 4)
    assert len(asked(fakeapi, "watch")) == 1


def test_b6_an_error_is_waited_for_and_in_the_end_listed_anew(fakeapi: FakeApi, api: Api, tmp_path: Path) -> None:
    broken = GONE % b'"code": 500, "message": "etcd is \\u001b[2J away"'
    fakeapi.inject(Stream(lambda _: iter([broken])), verb="watch", times=3)
    ledger, pauses = Ledger(), list[int]()
    terms = TERMS._replace(pause=lambda attempt, _: pauses.append(attempt) or 0.01)  # type: ignore[func-returns-value]
    with tailing(reach(fakeapi.server, tmp_path), terms=terms) as tail:
        synced(tail, ledger)
        lost = read_others(tail, ledger, Lost)
        found = read_others(tail, ledger, Found)
        touch(api, "one")
        read_changes(tail, ledger, 4)
    assert pauses == [1, 2, 3]
    assert lost.reason == "etcd is \x1b[2J away", "whoever prints it makes it harmless"
    assert found.missed == 0
    assert found.seconds >= 0
    assert len(asked(fakeapi, "list")) == 2
    assert complaints(ledger, api) == []


BROKEN = [
    b"garbage\n",
    b"[1]\n",
    b"null\n",
    b'{"type": "ADDED"}\n',
    b'{"type": "ADDED", "object": null}\n',
    b'{"type": "ADDED", "object": {}}\n',
    b'{"type": "ADDED", "object": {"metadata": {}}}\n',
    b'{"type": "MODIFIED", "object": {"metadata": {"uid": 5, "resourceVersion": 7}}}\n',
    b"\xff\xfe\0\n",
    b"x" * (20 << 20) + b"\n",
    b'{"type": "ADDED", "object": {"metadata": {"name": "a"',
]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_b7_what_is_no_event_ends_one_watch_and_nothing_else(
    fakeapi: FakeApi, api: Api, tmp_path: Path, broken: bytes
) -> None:
    fakeapi.inject(Stream(lambda _: iter([broken])), verb="watch")
    ledger = Ledger()
    with tailing(reach(fakeapi.server, tmp_path)) as tail:
        synced(tail, ledger)
        touch(api, "one")
        read_changes(tail, ledger, 4)
        read_until(tail, ledger, lambda: len(asked(fakeapi, "watch")) == 2)
    assert complaints(ledger, api) == []
    assert [type(one) for one in ledger.others] == [Synced]


def test_b7_garbage_without_end_is_told_once(fakeapi: FakeApi, api: Api, tmp_path: Path) -> None:
    fakeapi.inject(Stream(lambda _: iter([b"garbage\n"])), verb="watch", times=12)
    ledger = Ledger()
    with tailing(reach(fakeapi.server, tmp_path)) as tail:
        synced(tail, ledger)
        touch(api, "one")
        read_others(tail, ledger, Found)
        read_changes(tail, ledger, 4)
    assert [type(one) for one in ledger.others] == [Synced, Lost, Found]
    assert complaints(ledger, api) == []


def test_b8_a_connection_that_is_half_open_is_noticed(api: Api, proxy: TcpProxy, tmp_path: Path) -> None:
    """Nothing breaks and nothing comes; after the time in which a bookmark should have come, it is tried anew."""
    ledger = Ledger()
    quick = LIMITS._replace(connect=0.5, read=0.5, silence=0.5)
    with tailing(reach(proxy.server, tmp_path, limits=quick)) as tail:
        synced(tail, ledger)
        proxy.mode = BLACKHOLE
        touch(api, "one")
        lost = read_others(tail, ledger, Lost)
        proxy.mode = PASS
        found = read_others(tail, ledger, Found)
    assert "in time" in lost.reason
    assert found.seconds > 0
    assert found.missed == 1
    assert complaints(ledger, api) == []


def test_b8_where_nothing_happens_nothing_is_lost(fakeapi: FakeApi, api: Api, tmp_path: Path) -> None:
    """A server that sends no bookmarks is asked anew from time to time, and nobody has to know."""
    ledger = Ledger()
    with tailing(reach(fakeapi.server, tmp_path, limits=LIMITS._replace(silence=SHORT * 1.2))) as tail:
        synced(tail, ledger)
        read_until(tail, ledger, lambda: len(asked(fakeapi, "watch")) > 3)
    assert [type(one) for one in ledger.others] == [Synced]
    assert complaints(ledger, api) == []


def test_b10_watches_that_end_at_once_are_not_begun_at_once(fakeapi: FakeApi, api: Api, tmp_path: Path) -> None:
    fakeapi.inject(Stream(lambda _: iter(())), verb="watch", times=5)
    ledger, pauses = Ledger(), list[int]()
    terms = TERMS._replace(pause=lambda attempt, _: pauses.append(attempt) or 0.0)  # type: ignore[func-returns-value]
    with tailing(reach(fakeapi.server, tmp_path), terms=terms) as tail:
        synced(tail, ledger)
        touch(api, "one")
        read_changes(tail, ledger, 4)
    assert pauses == [1, 2, 3, 4, 5]


def test_what_is_cut_off_for_a_moment_is_nobody_s_business(api: Api, proxy: TcpProxy, tmp_path: Path) -> None:
    ledger = Ledger()
    with tailing(reach(proxy.server, tmp_path)) as tail:
        synced(tail, ledger)
        for number in range(5):
            proxy.cut()
            touch(api, "one", f"Phase{number}")
            read_changes(tail, ledger, 4 + number)
    assert [type(one) for one in ledger.others] == [Synced]


def test_what_stays_away_is_told_and_what_was_missed_counted(
    fakeapi: FakeApi, api: Api, proxy: TcpProxy, tmp_path: Path
) -> None:
    ledger = Ledger()
    with tailing(reach(proxy.server, tmp_path)) as tail:
        listening(fakeapi, tail, ledger)
        hold = fakeapi.inject(Hold(BEFORE), verb="watch", number=4)
        fakeapi.inject(Reset(BEFORE), verb="watch", times=3)
        proxy.cut()
        assert read_others(tail, ledger, Lost).kind == "AgentRun"
        assert hold.wait()
        for name in ("one", "two", "three"):
            touch(api, name)
        hold.release()
        found = read_others(tail, ledger, Found)
    assert found.missed == 3
    assert [type(one) for one in ledger.others] == [Synced, Lost, Found]
