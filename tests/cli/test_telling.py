"""--exec in the commands that follow: each event once, as JSON, and nothing of the past."""

from __future__ import annotations

import json
import shlex
import signal
import sys
from pathlib import Path
from typing import Any

from budget.world import World
from cli.feed.following import Following
from cli.feed.morning import Morning
from cli.playground import Playground
from cli.program import sympozium
from cli.terminal import Terminal
from cluster.controller import Controller
from cluster.site import Site
from fakeapi.server import FakeApi
from running.world import Runs, run


def hook(folder: Path) -> tuple[str, str]:
    """The option, with a command that keeps what it reads."""
    script = folder / "keep.py"
    script.write_text(f"import sys\nopen({str(folder / 'kept')!r}, 'a').write(sys.stdin.read())\n")
    return "--exec", shlex.join([sys.executable, str(script)])


def kept(folder: Path) -> list[Any]:
    return [json.loads(line) for line in (folder / "kept").read_text().splitlines()]


def test_the_feed_tells_of_each_message_that_is_new(fakeapi: FakeApi, fake_site: Site, tmp_path: Path) -> None:
    morning = Morning(fake_site, Controller(fake_site))
    morning.prepare()
    morning.start("old", "lead", "task")
    with Following(Playground(fake_site, fakeapi), "feed", "tail", "-f", "-o", "jsonl", *hook(tmp_path)) as feed:
        feed.read_until(lambda one: one["run"] == "old")
        past = len(feed.values)
        morning.start("new", "lead", "task")
        feed.read_until(lambda one: (one["kind"], one["run"]) == ("task", "new"))
        assert feed.stop()[0] == -signal.SIGINT
    new = feed.values[past:]
    assert kept(tmp_path)[-len(new) :] == new
    assert "old" not in {one["run"] for one in kept(tmp_path) if one["kind"] == "task"}


def test_a_budget_tells_of_each_turn_but_not_of_how_it_is(fakeapi: FakeApi, fake_site: Site, tmp_path: Path) -> None:
    world = World(fake_site, fakeapi)
    with world.watching("team", "-o", "jsonl", *hook(tmp_path)) as watching:
        lines = [watching.line()]
        world.spend(8_100)
        lines += watching.until(lambda line: '"warn"' in line)
        watching.process.send_signal(signal.SIGINT)
        assert watching.ended() == 130
    assert kept(tmp_path) == [json.loads(line) for line in lines[1:]]
    assert {one["kind"] for one in kept(tmp_path)} == {"used", "warn"}


def test_the_bell_rings_for_each_turn(fakeapi: FakeApi, fake_site: Site) -> None:
    world = World(fake_site, fakeapi)
    words = ("budget", "watch", "team", "--bell", "--notify")
    with Terminal(*words, env=world.playground.environment()) as terminal:
        terminal.until("0 of 10,000 tokens")
        assert b"\x07" not in terminal.raw
        world.spend(500)
        terminal.until("500 more tokens")
        assert terminal.raw.count(b"\x07") == 1
        assert b"\x1b]9;team: 500 more tokens\x1b\\" in terminal.raw
        assert terminal.ended(signal.SIGINT) == 130


def test_a_recording_can_be_told_of_as_well(fake_site: Site, tmp_path: Path) -> None:
    runs, record = Runs(fake_site), str(tmp_path / "record")
    runs.put(run("first", phase="Running"))
    watching = runs.begin("watch", "first", "--record", record)
    watching.line()
    runs.report("first", {"phase": "Succeeded"})
    assert watching.end().code == 0
    done = sympozium("feed", "tail", "--replay", record, "--speed", "0", *hook(tmp_path))
    assert done.code == 0
    assert {one["run"] for one in kept(tmp_path)} == {"first"}
