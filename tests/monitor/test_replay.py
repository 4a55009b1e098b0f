"""`--record FILE` and `--replay FILE --speed N`: what happened happens again, in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fakeapi.server import FakeApi
from monitor.ledger import Ledger
from monitor.tailing import reach, read_changes, run, synced
from sympozium_cli.cli.tailing import TailFiles, opened
from sympozium_cli.cluster.port import Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.errors import InputError, RefusedError, UsageError
from sympozium_cli.monitor.happening import ADDED, Change, Found, Happening, Lost, Synced, Tail
from sympozium_cli.monitor.recording import first_line, happened, line
from sympozium_cli.monitor.replay import Pastime, ReplayedTail
from sympozium_cli.monitor.run import kept
from sympozium_cli.monitor.source import Source

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
THING: dict[str, Any] = {"kind": "AgentRun", "metadata": {"name": "a", "uid": "u"}, "text": "\x1b[2J é \ud800"}
SORTS: list[Happening] = [
    Change(ADDED, THING, None, NOW, past=True),
    Change("MODIFIED", THING, THING, NOW),
    Change("DELETED", THING, THING, NOW, past=True, told=True),
    Synced("AgentRun", NOW, 3),
    Lost("AgentRun", NOW - timedelta(hours=1), "the network is gone"),
    Found("AgentRun", NOW, 3600.25, 7),
]


class Glass:
    """Time that passes when somebody waits."""

    def __init__(self) -> None:
        self.time = 50.0
        self.pastime = Pastime(lambda: self.time, self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.time += seconds


def everything(tail: Tail) -> list[Happening]:
    found: list[Happening] = []
    try:
        while True:
            found += tail.take(1000)
    except EOFError:
        return found


@pytest.mark.parametrize("happening", SORTS)
def test_a_line_says_all_of_what_happened(happening: Happening) -> None:
    text = json.dumps(line(happening, 1.5))
    assert happened(json.loads(text)) == (1.5, happening)


@pytest.mark.parametrize(
    "value",
    [
        None, 5, [], {}, {"type": "novel"}, {**line(SORTS[0], 1), "at": "noon"}, {**line(SORTS[0], 1), "op": "GROWN"},
        {**line(SORTS[0], 1), "value": None}, {**line(SORTS[0], 1), "before": 5}, {**line(SORTS[0], 1), "after": "1"},
        {**line(SORTS[0], 1), "after": True}, {**line(SORTS[0], 1), "after": 1e300},
        {**line(SORTS[3], 1), "size": None}, {**line(SORTS[4], 1), "reason": 5},
        {**line(SORTS[5], 1), "seconds": float("nan")},
    ],
)  # fmt: skip
def test_a_line_that_says_nothing_is_wrong(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        happened(value)


def test_what_was_recorded_happens_again(fakeapi: FakeApi, tmp_path: Path) -> None:
    api, path = fakeapi.server.api(), tmp_path / "recording"
    api.create(RUNS, run("one", task="\x1b[31mred"), "default")
    recorded: list[Happening] = []
    source = Source(RUNS, Selection("default"), kept)
    cluster, files = reach(fakeapi.server, tmp_path), TailFiles(record=str(path))
    with closing(opened(cluster, [source], files, command="runs watch")) as tail:
        ledger = Ledger(kept)
        synced(tail, ledger)
        api.patch(RUNS, "one", {"status": {"phase": "Failed"}}, "default", "status")
        read_changes(tail, ledger, 2)
        api.delete(RUNS, "one", "default")
        read_changes(tail, ledger, 3)
    recorded = [*ledger.changes[:1], *ledger.others, *ledger.changes[1:]]
    assert path.stat().st_mode & 0o777 == 0o600
    with closing(opened(None, [], TailFiles(replay=str(path), speed=0))) as tail:
        assert everything(tail) == recorded
        assert tail.now() >= recorded[0].at - timedelta(seconds=5)


def replaying(speed: float, *moments: tuple[float, Happening]) -> tuple[ReplayedTail, Glass]:
    glass = Glass()
    return ReplayedTail(NOW, iter(moments), speed, glass.pastime), glass


@pytest.mark.parametrize("speed", [1.0, 10.0, 0.5])
def test_time_passes_as_it_passed_and_faster(speed: float) -> None:
    tail, glass = replaying(speed, (0.0, SORTS[0]), (10.0, SORTS[1]), (10.0, SORTS[2]), (100.0, SORTS[3]))
    start = glass.time
    assert tail.take(1) == SORTS[:1]
    assert tail.take(4 / speed) == []
    assert tail.now() == NOW + timedelta(seconds=4)
    assert tail.take(1000) == SORTS[1:3]
    assert glass.time - start == 10 / speed
    assert everything(tail) == SORTS[3:4]
    assert glass.time - start == 100 / speed
    assert tail.now() == NOW + timedelta(seconds=100)


def test_without_waiting_it_is_the_time_of_what_is_shown() -> None:
    tail, glass = replaying(0, (5.0, SORTS[0]), (7200.0, SORTS[1]))
    assert tail.now() == NOW
    assert everything(tail) == SORTS[:2]
    assert tail.now() == NOW + timedelta(hours=2)
    assert glass.time == 50.0


def test_a_recording_is_not_read_all_at_once() -> None:
    def endless() -> Iterable[tuple[float, Happening]]:
        while True:
            yield 0.0, SORTS[0]

    assert 0 < len(ReplayedTail(NOW, iter(endless()), 0).take(1)) < 1000


def test_one_whose_writer_was_killed_ends_with_its_last_whole_line(tmp_path: Path) -> None:
    path = tmp_path / "recording"
    lines = [json.dumps(one).encode() for one in (first_line("runs watch", NOW), line(SORTS[0], 0), line(SORTS[1], 0))]
    path.write_bytes(b"\n".join(lines)[:-5])
    assert everything(opened(None, [], TailFiles(replay=str(path)))) == SORTS[:1]


@pytest.mark.parametrize(
    "content",
    ["", "notes\n", "[]\n", '{"apiVersion": "v1"}\n', json.dumps({**first_line("x", NOW), "began": "noon"}) + "\n"],
)
def test_what_is_no_recording_is_said(tmp_path: Path, content: str) -> None:
    path = tmp_path / "recording"
    path.write_text(content)
    with pytest.raises(InputError, match="is no recording"):
        opened(None, [], TailFiles(replay=str(path)))


def test_a_line_that_cannot_be_read_is_said_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "recording"
    path.write_text(json.dumps(first_line("runs watch", NOW)) + "\n" + json.dumps(line(SORTS[0], 0)) + "\n{}\n")
    with pytest.raises(InputError, match="', line 3: nobody knows what happened"):
        everything(opened(None, [], TailFiles(replay=str(path), speed=0)))


def test_a_recording_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the recording"):
        opened(None, [], TailFiles(replay=str(tmp_path / "nothing")))


def test_a_recording_takes_nobody_s_place(fakeapi: FakeApi, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("mine")
    cluster = reach(fakeapi.server, tmp_path)
    with pytest.raises(RefusedError, match="is there already"):
        opened(cluster, [Source(RUNS)], TailFiles(record=str(path)))
    assert path.read_text() == "mine"
    with pytest.raises(UsageError, match="cannot record to"):
        opened(cluster, [Source(RUNS)], TailFiles(record=str(tmp_path / "nowhere" / "file")))


@pytest.mark.parametrize("other", [{"cursor": "x"}, {"record": "x"}])
def test_what_makes_no_sense_together(other: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        opened(None, [], TailFiles(replay="y", **other))  # type: ignore[arg-type]
