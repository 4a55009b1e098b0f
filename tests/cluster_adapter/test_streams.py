"""Watches and logs: every shape of line is survived, and nothing hangs (H1, H8-H11, H25; B6-B8)."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cluster_adapter.certificates import Certificates
from cluster_adapter.reaching import Reached, config, reached, written
from cluster_adapter.scripted import Cut, Hold, Reply, in_turn, raw, reply, serving, status
from sympozium_cli.cluster.port import Event, Selection
from sympozium_cli.cluster.resource import ENSEMBLES, RUNS
from sympozium_cli.cluster.watching import events, lines
from sympozium_cli.errors import DeadlineError, ForbiddenError, NotFoundError, SympoziumError, UnreachableError


def line(word: str, /, **thing: Any) -> bytes:
    return json.dumps({"type": word, "object": thing}).encode() + b"\n"


ADDED = line("ADDED", metadata={"name": "a"})
GONE = line("ERROR", kind="Status", code=410, reason="Expired")


def watched(folder: Path, *chunks: bytes) -> list[Event]:
    with serving(lambda _: Reply(chunks=chunks)) as server:
        return list(reached(folder, server.address).cluster.watch(RUNS, Selection("team"), "7", 300))


def test_b1_what_a_watch_asks_for(tmp_path: Path) -> None:
    with serving(lambda _: Reply(chunks=[ADDED])) as server:
        cluster = reached(tmp_path, server.address).cluster
        list(cluster.watch(RUNS, Selection("team", "a=b", "metadata.name=x"), "7", 412.6))
    assert server.sent[0].path == "/apis/sympozium.ai/v1alpha1/namespaces/team/agentruns"
    assert server.sent[0].query == {
        "watch": "true",
        "allowWatchBookmarks": "true",
        "resourceVersion": "7",
        "timeoutSeconds": "413",
        "labelSelector": "a=b",
        "fieldSelector": "metadata.name=x",
    }


def test_b6_all_events_are_reported_whatever_their_type(tmp_path: Path) -> None:
    chunks = [ADDED, line("BOOKMARK", metadata={"resourceVersion": "9"}), line("NOVEL", metadata={}), GONE]
    assert [event.type for event in watched(tmp_path, *chunks)] == ["ADDED", "BOOKMARK", "NOVEL", "ERROR"]


def test_b7_lines_come_as_they_like(tmp_path: Path) -> None:
    whole = ADDED + b"\r\n\n  \n" + ADDED.rstrip() + b"\r\n" + ADDED.rstrip()
    for size in (1, 3, 1000):
        chunks = [whole[start : start + size] for start in range(0, len(whole), size)]
        assert [event.object["metadata"]["name"] for event in watched(tmp_path, *chunks)] == ["a", "a", "a"]


BROKEN = [
    b"garbage\n",
    b"[1]\n",
    b"null\n",
    b'"text"\n',
    b'{"type": "ADDED"}\n',
    b'{"type": "ADDED", "object": null}\n',
    b'{"type": "ADDED", "object": {}}\n',
    b'{"type": 5, "object": {"metadata": {}}}\n',
    b'{"type": "ADDED", "object": {"metadata": []}}\n',
    b"\xff\xfe\n",
    b"\0\n",
    b"{" * 100_000 + b"\n",
    ADDED[:-9] + b"\n",
    ADDED[:-9],
]


@pytest.mark.parametrize("broken", BROKEN)
def test_h10_b7_a_line_that_is_no_event_ends_the_watch_after_what_came_before(tmp_path: Path, broken: bytes) -> None:
    seen: list[Event] = []
    with serving(lambda _: Reply(chunks=[ADDED, broken, ADDED])) as server:
        watch = reached(tmp_path, server.address).cluster.watch(RUNS, Selection(), "7", 300)
        with pytest.raises(UnreachableError, match="cannot be read"):
            seen.extend(watch)
    assert len(seen) == 1


def test_h10_an_error_without_reason_and_message_is_an_event(tmp_path: Path) -> None:
    assert watched(tmp_path, b'{"type": "ERROR", "object": {}}\n') == [Event("ERROR", {})]


def test_h11_lines_are_found_in_linear_time() -> None:
    """What is quadratic takes minutes of the processor for this."""
    chunk = ADDED * 80_000
    started = time.process_time()
    assert sum(1 for _ in lines([chunk])) == 80_000
    assert time.process_time() - started < 3


def test_h11_a_line_without_end_is_not_kept() -> None:
    taken: list[int] = []

    def chunks() -> Iterator[bytes]:
        for number in range(1000):
            taken.append(number)
            yield b"x" * 1000

    with pytest.raises(UnreachableError, match="does not end"):
        list(events(chunks(), longest=50_000))
    assert len(taken) <= 51


def test_b2_a_resource_version_that_is_too_old_is_one_and_the_same_event(tmp_path: Path) -> None:
    """Whether it comes as an answer or as an event."""
    with serving(in_turn(status(410, "Expired"), Reply(chunks=[GONE]))) as server:
        cluster = reached(tmp_path, server.address).cluster
        first, second = (list(cluster.watch(RUNS, Selection(), "7", 300)) for _ in range(2))
    assert first == second == [Event("ERROR", {"kind": "Status", "code": 410, "reason": "Expired"})]


@pytest.mark.parametrize(
    ("action", "error"),
    [
        (status(403, "Forbidden"), ForbiddenError),
        (Reply(404, b"404 page not found\n"), NotFoundError),
        (Cut(), UnreachableError),
    ],
)
def test_a_watch_that_is_refused_raises_as_everything_does(
    tmp_path: Path, action: Any, error: type[SympoziumError]
) -> None:
    with serving(lambda _: action) as server:
        with pytest.raises(error):
            list(reached(tmp_path, server.address).cluster.watch(ENSEMBLES, Selection(), "7", 300))


def test_h8_a_watch_that_is_closed_at_once_is_not_begun_anew(tmp_path: Path) -> None:
    with serving(lambda _: Reply()) as server:
        with pytest.raises(UnreachableError):
            list(reached(tmp_path, server.address).cluster.watch(RUNS, Selection(), "7", 300))
        assert len(server.sent) == 1


def test_h1_b8_a_watch_that_falls_silent_is_noticed(tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(ADDED), ADDED)
    seen: list[Event] = []
    with raw(answer, hold=True) as (address, _received):
        watch = reached(tmp_path, address).cluster.watch(RUNS, Selection(), "7", 300)
        with pytest.raises(DeadlineError):
            seen.extend(watch)
    assert len(seen) == 1


def test_a_watch_that_is_cut_off_raises_after_what_came_before(tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n5\r\nab" % (len(ADDED), ADDED)
    seen: list[Event] = []
    with raw(answer) as (address, _received):
        with pytest.raises(UnreachableError):
            seen.extend(reached(tmp_path, address).cluster.watch(RUNS, Selection(), "7", 300))
    assert len(seen) == 1


def test_an_event_is_reported_when_it_comes_and_not_when_more_comes(tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(ADDED), ADDED)
    with raw(answer, hold=True) as (address, _received):
        started = time.monotonic()
        event = next(reached(tmp_path, address).cluster.watch(RUNS, Selection(), "7", 300))
    assert event.type == "ADDED"
    assert time.monotonic() - started < 0.35


def test_a_watch_that_nobody_listens_to_any_more_is_closed(tmp_path: Path) -> None:
    with serving(lambda _: Reply(chunks=[ADDED] * 5)) as server:
        cluster = reached(tmp_path, server.address).cluster
        watch = cluster.watch(RUNS, Selection(), "7", 300)
        next(watch)
        watch.close()
        assert cluster.watch(RUNS, Selection(), "7", 300)


def test_a_log_comes_as_it_is(tmp_path: Path) -> None:
    chunks = [b"one\n\xff\x1b[2J", b"two without end"]
    with serving(lambda _: Reply(chunks=chunks)) as server:
        log = reached(tmp_path, server.address).cluster.logs(
            "pod-1", "team", "agent", {"tailLines": "5", "follow": "true"}
        )
        assert b"".join(log) == b"".join(chunks)
    assert server.sent[0].path == "/api/v1/namespaces/team/pods/pod-1/log"
    assert server.sent[0].query == {"container": "agent", "tailLines": "5", "follow": "true"}


def test_a_log_that_falls_silent_is_noticed(tmp_path: Path) -> None:
    with serving(lambda _: Hold()) as server:
        with pytest.raises(DeadlineError):
            list(reached(tmp_path, server.address).cluster.logs("pod-1", "team", "agent", {}))


def test_a_log_that_is_not_there_is_said(tmp_path: Path) -> None:
    with serving(lambda _: status(404, "NotFound", name="pod-1", kind="pods")) as server:
        with pytest.raises(NotFoundError, match="there is no Pod 'pod-1' in namespace 'team'"):
            list(reached(tmp_path, server.address).cluster.logs("pod-1", "team", "agent", {}))


def test_a6_a_watch_renews_its_credentials_too(tmp_path: Path, certificates: Certificates) -> None:
    token = tmp_path / "token"
    token.write_text("t")
    with serving(in_turn(status(401), Reply(chunks=[ADDED])), certificates.server) as server:
        here = Reached(written(tmp_path, config(server.address, certificates, tokenFile=str(token))))
        assert len(list(here.cluster.watch(RUNS, Selection(), "7", 300))) == 1
    assert len(server.sent) == 2


def test_h9_a_list_says_from_where_a_watch_goes_on(tmp_path: Path) -> None:
    with serving(lambda _: reply({"metadata": {"resourceVersion": "42"}, "items": None})) as server:
        listing = reached(tmp_path, server.address).cluster.list(RUNS)
    assert listing == ((), "42")
