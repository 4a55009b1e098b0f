"""`--cursor FILE`: what one command has reported, the next one does not, and what happened between them it does."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from fakeapi.faults import BEFORE, Hold
from fakeapi.server import FakeApi
from monitor.ledger import Ledger
from monitor.tailing import equals, reach, read_changes, read_until, run, synced
from monitor.trial import complaints
from sympozium_cli.cli import cursor_file
from sympozium_cli.cli.tailing import TailFiles, opened
from sympozium_cli.cluster import pages
from sympozium_cli.cluster.port import Selection
from sympozium_cli.cluster.resource import AGENTS, RUNS
from sympozium_cli.errors import InputError, RefusedError, StoppedError, SympoziumError, UsageError
from sympozium_cli.monitor.happening import ADDED, DELETED, MODIFIED, Change, Synced, Tail
from sympozium_cli.monitor.run import kept
from sympozium_cli.monitor.source import Source

HERE = Source(RUNS, Selection("default"), kept)


class Command:
    """A command with a cursor, which may run several times."""

    def __init__(self, fake: FakeApi, folder: Path) -> None:
        self.cluster = reach(fake.server, folder)
        self.path = folder / "cursor"
        self.api = fake.server.api()

    @contextmanager
    def running(self, *sources: Source) -> Iterator[tuple[Tail, Ledger]]:
        files = TailFiles(cursor=str(self.path))
        with closing(opened(self.cluster, sources or (HERE,), files, command="runs watch")) as tail:
            yield tail, Ledger(kept)

    def touch(self, name: str, phase: str) -> None:
        self.api.patch(RUNS, name, {"status": {"phase": phase}}, "default", "status")


@pytest.fixture(name="command")
def _command(fakeapi: FakeApi, tmp_path: Path) -> Command:
    command = Command(fakeapi, tmp_path)
    for name in ("one", "two", "three"):
        command.api.create(RUNS, run(name), "default")
    return command


def news(ledger: Ledger) -> list[tuple[str, str, str]]:
    """What is to be told: the op, the name and the phase."""
    fresh = [change for change in ledger.changes if not change.told]
    return [(one.op, one.value["metadata"]["name"], one.value.get("status", {}).get("phase", "")) for one in fresh]


def test_what_happened_meanwhile_is_reported_and_nothing_else(command: Command) -> None:
    with command.running() as (tail, ledger):
        synced(tail, ledger)
        command.touch("one", "Running")
        read_changes(tail, ledger, 4)
    for phase in ("Running", "Succeeded"):
        command.touch("two", phase)
    command.api.delete(RUNS, "three", "default")
    command.api.create(RUNS, run("three"), "default")
    with command.running() as (tail, ledger):
        synced(tail, ledger)
        assert news(ledger) == []
        assert sorted(ledger.summary()) == [(ADDED, "one"), (ADDED, "three"), (ADDED, "two")]
        assert all(change.past and change.told and change.before is None for change in ledger.changes)
        assert [type(one) for one in ledger.others] == [Synced]
        read_until(tail, ledger, lambda: equals(ledger, command.api))
    told = [(MODIFIED, "two", "Running"), (MODIFIED, "two", "Succeeded"), (DELETED, "three", ""), (ADDED, "three", "")]
    assert news(ledger) == told
    assert not any(change.past for change in ledger.changes[3:])
    assert complaints(ledger, command.api) == []
    with command.running() as (tail, ledger):
        synced(tail, ledger)
        ledger.read(tail.take(0.1))
        assert news(ledger) == []
    assert complaints(ledger, command.api) == []


def test_what_the_server_has_forgotten_is_the_difference(command: Command, fakeapi: FakeApi) -> None:
    with command.running() as (tail, ledger):
        synced(tail, ledger)
    for phase in ("Running", "Succeeded"):
        command.touch("two", phase)
    command.api.delete(RUNS, "three", "default")
    command.api.create(RUNS, run("four"), "default")
    fakeapi.store.forget()
    with command.running() as (tail, ledger):
        read_until(tail, ledger, lambda: equals(ledger, command.api))
    assert sorted(news(ledger)) == [(ADDED, "four", ""), (DELETED, "three", ""), (MODIFIED, "two", "Succeeded")]
    assert complaints(ledger, command.api) == []


def interrupted(command: Command, error: BaseException) -> None:
    """Take something, and end with an error before more is taken."""
    with command.running() as (tail, ledger):
        synced(tail, ledger)
        assert tail.take(0) == []
        command.touch("one", "Running")
        read_changes(tail, ledger, 4)
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), BrokenPipeError(), StoppedError("SIGTERM", 15)])
def test_what_was_taken_and_not_dealt_with_is_reported_again(command: Command, error: BaseException) -> None:
    with pytest.raises(type(error)):
        interrupted(command, error)
    with command.running() as (tail, ledger):
        read_until(tail, ledger, lambda: news(ledger) != [])
    assert news(ledger) == [(MODIFIED, "one", "Running")]


def test_a_command_that_ends_with_what_it_found_has_dealt_with_it(command: Command) -> None:
    with pytest.raises(SympoziumError):
        interrupted(command, SympoziumError("a run has failed"))
    with command.running() as (tail, ledger):
        synced(tail, ledger)
        ledger.read(tail.take(0.1))
        assert news(ledger) == []


def test_a_beginning_that_was_interrupted_is_finished(
    command: Command, fakeapi: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SIZE", 2)
    hold = fakeapi.inject(Hold(BEFORE), verb="list", path="*/agentruns", number=2)
    with command.running() as (tail, ledger):
        read_changes(tail, ledger, 2)
        assert hold.wait()
    hold.release()
    with command.running() as (tail, second):
        synced(tail, second)
    assert sorted([*ledger.summary(), *[(op, name) for op, name, _ in news(second)]]) == [
        (ADDED, "one"), (ADDED, "three"), (ADDED, "two"),
    ]  # fmt: skip
    assert all(change.past for change in second.changes)
    assert complaints(second, command.api) == []


def test_wherever_the_process_ended_the_next_one_comes_to_the_truth(command: Command) -> None:
    """The file is cut off after every so many bytes, as by a kill in the middle of a write."""
    with command.running() as (tail, ledger):
        synced(tail, ledger)
        for number in range(3):
            command.touch("one", f"Phase{number}")
            read_changes(tail, ledger, 4 + number)
        command.api.delete(RUNS, "two", "default")
        read_changes(tail, ledger, 7)
    whole = command.path.read_bytes()
    first = whole.index(b"\n") + 1
    for size in [*range(first, len(whole), len(whole) // 25), len(whole)]:
        command.path.write_bytes(whole[:size])
        with command.running() as (tail, later):
            read_until(tail, later, lambda later=later: equals(later, command.api))  # type: ignore[misc]
        assert complaints(later, command.api) == []


def test_it_is_private_and_short(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cursor_file, "_LONG", 1)
    with command.running() as (tail, ledger):
        synced(tail, ledger)
        for number in range(100):
            command.touch("one", f"Phase{number}")
            read_changes(tail, ledger, 4 + number)
        assert command.path.stat().st_mode & 0o777 == 0o600
    lines = command.path.read_bytes().splitlines()
    assert len(lines) < 60
    assert json.loads(lines[0])["apiVersion"] == "sympozium-cli/cursor/v1"
    assert [path.name for path in command.path.parent.iterdir() if "cursor" in path.name] == ["cursor"]
    with command.running() as (tail, ledger):
        synced(tail, ledger)
    assert complaints(ledger, command.api) == []
    assert len(command.path.read_bytes().splitlines()) <= 4


def refused(command: Command, source: Source = HERE, name: str = "runs watch", **changes: Any) -> SympoziumError:
    files = TailFiles(cursor=str(command.path), **changes)
    with pytest.raises(SympoziumError) as caught:
        opened(command.cluster, [source], files, command=name)
    return caught.value


def test_another_s_cursor_is_refused(command: Command, tmp_path: Path) -> None:
    with command.running() as (tail, ledger):
        synced(tail, ledger)
    before = command.path.read_bytes()
    server = command.cluster.where.server
    for source, name in [
        (Source(RUNS, Selection("other"), kept), "runs watch"),
        (Source(RUNS, Selection("default", "a=b"), kept), "runs watch"),
        (Source(AGENTS, Selection("default"), kept), "runs watch"),
        (HERE, "feed tail"),
    ]:
        error = refused(command, source, name)
        assert isinstance(error, UsageError)
        assert f"the cursor '{command.path}' is not that of '{name}' on {server}" in str(error)
        assert "it belongs to 'runs watch' on" in error.hint
        assert "agentruns.sympozium.ai in namespace 'default'" in error.hint
    with FakeApi() as other:
        command.cluster = reach(other.install("0.10").server, tmp_path)
        assert isinstance(refused(command), UsageError)
    assert command.path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"notes of mine\n", b"{}\n", b"[1]\n", b"\xff\0", b'{"apiVersion": "v1"}\n', b"no end"]
)
def test_what_is_no_cursor_is_not_overwritten(command: Command, content: bytes) -> None:
    command.path.write_bytes(content)
    error = refused(command)
    assert isinstance(error, InputError)
    assert str(error) == f"'{command.path}' is no cursor"
    assert command.path.read_bytes() == content


def test_an_empty_file_is_a_new_cursor(command: Command) -> None:
    command.path.touch()
    with command.running() as (tail, ledger):
        synced(tail, ledger)
    assert len(ledger.changes) == 3


def test_where_nothing_can_be_written_it_is_said(command: Command, tmp_path: Path) -> None:
    command.path = tmp_path / "nowhere" / "cursor"
    assert str(refused(command)) == f"cannot keep the cursor in '{command.path}': no such file or directory"


def test_two_commands_do_not_share_a_cursor(command: Command) -> None:
    with command.running() as (tail, ledger):
        synced(tail, ledger)
        error = refused(command)
        assert isinstance(error, RefusedError)
        assert str(error) == f"the cursor '{command.path}' is in use by another command"
    with command.running() as (tail, ledger):
        synced(tail, ledger)


def test_hostile_lines_do_no_harm(command: Command) -> None:
    with command.running() as (tail, ledger):
        synced(tail, ledger)
    foreign = {"source": 0, "uid": "u", "object": {"metadata": {"uid": "v"}}}
    lines: list[Any] = [
        {"seen": [{"source": 7, "uid": "u", "object": {}}, {"source": "0"}, 5, foreign]},
        {"seen": 5, "positions": {"0": 5, "x": "y", "9": "1", "9" * 5000: "1"}, "synced": [None, "0", -1, 99]},
        {"positions": [], "synced": 7},
    ]
    with command.path.open("ab") as file:
        file.writelines(json.dumps(line).encode() + b"\n" for line in lines)
    with command.running() as (tail, ledger):
        synced(tail, ledger)
        assert news(ledger) == []
    assert complaints(ledger, command.api) == []


def test_several_sources_go_on_each_by_itself(command: Command) -> None:
    agents = Source(AGENTS, Selection("default"))
    with command.running(HERE, agents) as (tail, ledger):
        read_until(tail, ledger, lambda: len(ledger.others) == 2)
    lead = {"apiVersion": AGENTS.api_version, "kind": "Agent", "metadata": {"name": "lead"}}
    command.api.create(AGENTS, {**lead, "spec": {"agents": {"default": {"model": "m"}}}}, "default")
    with command.running(HERE, agents) as (tail, ledger):
        read_until(tail, ledger, lambda: news(ledger) != [])
    assert news(ledger) == [(ADDED, "lead", "")]
    assert isinstance(ledger.changes[-1], Change)


def test_a_link_is_replaced_and_not_followed_into_somebody_s_file(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "target"
    os.symlink(target, command.path)
    with command.running() as (tail, ledger):
        synced(tail, ledger)
    assert not command.path.is_symlink()
