"""`runs watch` in a pipe: a line for each change, at once; a reader who is slow costs no memory, and one may leave."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.feed.following import Following
from cli.playground import Playground
from cli.program import environment, shell, sympozium
from cluster.site import Site
from fakeapi.faults import BEFORE, Hold
from fakeapi.server import FakeApi
from running.world import Runs, run, usage
from sympozium_cli.cluster.resource import RUNS

_GO_ON = "note: the runs go on; to see what becomes of them: sympozium runs list\n"
_EVENTS = 10_000
_MOST = 160
"""Megabytes; all that happens would take 200 more."""


@pytest.mark.parametrize("words", [(), ("-o", "text"), ("-o", "lines")])
def test_each_change_is_a_line_that_comes_at_once_and_has_no_colours(runs: Runs, words: tuple[str, ...]) -> None:
    runs.put(run("first", phase="Running"))
    watching = runs.begin("watch", "first", *words)
    assert re.fullmatch(r"\S+Z \S+/first team-lead \(new\) -> Running by .*", watching.line())
    runs.report("first", {"phase": "AwaitingDelegate"})
    assert re.match(r"\S+Z \S+/first team-lead Running -> AwaitingDelegate", watching.line())
    runs.report("first", {"phase": "Succeeded"})
    last = watching.line()
    assert re.match(r"\S+Z \S+/first team-lead AwaitingDelegate -> Succeeded", last)
    assert "\x1b" not in last
    assert watching.end() == (0, "", "")


def test_who_reads_one_line_gets_one_and_nobody_complains(runs: Runs, fakeapi: FakeApi) -> None:
    crowd(fakeapi, runs.site.namespace, 2_000, "x")
    done = shell(
        'sympozium runs watch | head -n 1; echo "${PIPESTATUS[0]}"',
        env=environment(KUBECONFIG=str(runs.site.kubeconfig())),
    )
    line, code = done.out.splitlines()
    assert " (new) -> Running" in line
    assert (code, done.err) == (str(128 + signal.SIGPIPE), "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a program has had")
def test_b11_what_nobody_reads_is_not_kept(runs: Runs, fakeapi: FakeApi) -> None:
    namespace = runs.site.namespace
    crowd(fakeapi, namespace, 20, "x" * 20_000)
    with Following(Playground(runs.site), "runs", "watch", "-o", "jsonl") as watching:
        watching.read_until(lambda one: one["type"] == "SYNCED" and one["kind"] == RUNS.kind)
        for number in range(_EVENTS):
            change(fakeapi, namespace, f"run-{number % 20}", 1000 + number)
        watching.read_until(lambda one: tokens(one) == 999 + _EVENTS)
        assert peak(watching.process.pid) < _MOST
        assert watching.stop()[0] == -signal.SIGINT


def test_a_cursor_does_not_count_what_was_not_shown(runs: Runs, fakeapi: FakeApi, tmp_path: Path) -> None:
    """Whose run it is was not known yet when it was stopped."""
    runs.put(run("first", phase="Running"))
    words = ("runs", "watch", "--cursor", str(tmp_path / "cursor"), "-o", "jsonl")
    packs = fakeapi.inject(Hold(BEFORE), verb="list", path="*/ensembles*")
    watch = fakeapi.inject(Hold(BEFORE), verb="watch", path="*/agentruns*")
    with Following(Playground(runs.site), *words) as silent:
        silent.read_until(lambda one: one["type"] == "SYNCED")
        assert packs.wait()
        assert watch.wait()
        assert silent.stop() == (
            -signal.SIGINT,
            "",
            "note: the runs go on; to see what becomes of them: sympozium runs list\n",
        )
    packs.release()
    watch.release()
    with Following(Playground(runs.site), *words) as again:
        again.read_until(lambda one: one.get("run", {}).get("name") == "first")


def test_a_recording_shows_what_was_seen_while_it_was_made(era_site: Site, tmp_path: Path) -> None:
    world, record = Runs(era_site), str(tmp_path / "record")
    world.pack()
    world.put(run("first", phase="Running"))
    watching = world.begin("watch", "first", "--record", record)
    lines = [watching.line()]
    for status in ({"phase": "AwaitingDelegate"}, {"phase": "Failed", "error": "it broke"}):
        world.report("first", status)
        lines.append(watching.line())
    ended = watching.end()
    again = sympozium(
        "runs", "watch", "first", "--replay", record, "--speed", "0", env=environment(KUBECONFIG=os.devnull)
    )
    assert (again.code, again.out.splitlines(), again.err) == (1, lines, ended.err)
    assert (ended.code, ended.out) == (1, "")


def test_the_newest_run_is_not_asked_of_a_recording() -> None:
    done = sympozium("runs", "watch", "--last", "--replay", "x")
    assert done.code == 2
    assert "name the run" in done.err


def crowd(fake: FakeApi, namespace: str, number: int, text: str) -> None:
    """Runs in the emulator, put there without any request."""
    for one in range(number):
        value = run(f"run-{one}", phase="Running", spec={"task": text}, age=60)
        value["metadata"]["namespace"] = namespace
        fake.store.commit(_kind(fake), (namespace, f"run-{one}"), None, value)


def tokens(told: dict[str, Any]) -> int:
    """How many the run has used that an event is about."""
    return int((told.get("run", {}).get("tokens") or {"total": 0})["total"])


def change(fake: FakeApi, namespace: str, name: str, total: int) -> None:
    """Let a run have used so many tokens."""
    place = (namespace, name)
    old: Any = fake.store.get(_kind(fake), place)
    new = {**old, "metadata": {**old["metadata"]}, "status": {**old["status"], **usage(total)}}
    fake.store.commit(_kind(fake), place, old, new)


def peak(process: int) -> float:
    """The megabytes that a process has had in memory at most."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024


def _kind(fake: FakeApi) -> Any:
    return next(one.resource for one in fake.routes.kinds() if one.plural == RUNS.plural)


def test_json_lines_are_the_exact_texts(runs: Runs) -> None:
    hostile = "\x1b]0;mine\x07\r\u202e\u2028 it broke"
    runs.put(run("first", hostile, phase="Failed", status={"error": hostile}))
    done = runs.do("watch", "first", "-o", "jsonl")
    assert done.out.isascii()
    told = [json.loads(line) for line in done.out.splitlines()]
    assert told[-1]["reasons"] == [{"name": "first", "reason": hostile}]
    assert not set("\x1b\x07\r\u202e\u2028") & set(done.err)
