"""G7: what is left open beside ten thousand runs of 20 KB takes little memory, and no more with every change."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from cli.playground import Playground
from cli.program import PROGRAM
from cluster.site import Site
from fakeapi.server import FakeApi
from monitor.crowd import RUNS_THERE, Crowd
from sympozium_cli.cluster.resource import ENSEMBLES
from sympozium_cli.schema.target import Era

MOST = 250
GROWTH = 15
"""Megabytes."""
ROUNDS, EVENTS = 4, 400
"""So often so many changes. The emulator remembers more of them than a round has."""
COMMANDS = {
    "runs watch -o text": (f"{RUNS_THERE} runs", "{} runs"),
    "runs watch -o jsonl": (f'"size": {RUNS_THERE}', "end-of-round-{}"),
    "feed tail -f": ("run-", "end-of-round-{}"),
    "feed tail -f --kind error": ("", "end-of-round-{}"),
    "budget watch": ("team", "end-of-round-{}"),
}
"""What they say when all runs have been read, and after each round: how many runs there are, or the newest."""
REFUSED = "token budget exceeded: 1000 of 1000"
PACK = {
    "apiVersion": ENSEMBLES.api_version,
    "kind": ENSEMBLES.kind,
    "metadata": {"name": "team"},
    "spec": {
        "agentConfigs": [{"name": "lead", "systemPrompt": "You lead."}],
        "sharedMemory": {"enabled": True, "membrane": {"tokenBudget": {"maxTokens": 1000}}},
    },
}
_PATIENCE = 60.0


class Open:
    """A command that goes on; what it says is read, looked through for a word, and forgotten."""

    def __init__(self, place: Playground, *words: str) -> None:
        self._words = words
        # A picture is drawn on terminals alone.
        self._out, there = pty.openpty() if "text" in words else os.pipe()
        env = place.environment(TERM="xterm-256color")
        self._process = subprocess.Popen([*PROGRAM, *words], stdin=subprocess.DEVNULL, stdout=there, env=env)
        os.close(there)
        self._said = threading.Condition()
        self._tail = b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        os.close(self._out)

    def wait_for(self, word: str) -> None:
        with self._said:
            assert self._said.wait_for(lambda: word.encode() in self._tail, _PATIENCE), (self._words, self._tail[-300:])

    def most_memory(self) -> int:
        """The most memory that it has had, in megabytes."""
        with open(f"/proc/{self._process.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM:")) // 1024

    def _read(self) -> None:
        while chunk := self._next():
            with self._said:
                self._tail = (self._tail + chunk)[-200_000:]
                self._said.notify_all()

    def _next(self) -> bytes:
        try:
            return os.read(self._out, 65536)
        except OSError:  # a terminal whose last program has ended
            return b""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a program has had")
@pytest.mark.parametrize("words", COMMANDS)
def test_g7_what_is_left_open_takes_little_memory_and_no_more_with_time(
    words: str, fakeapi: FakeApi, tmp_path: Path
) -> None:
    site = Site(fakeapi.server, "default", Era.V0_10, fakeapi.server.api(), tmp_path)
    site.pack(PACK)
    crowd = Crowd(fakeapi)
    begun, done = COMMANDS[words]
    with Open(Playground(site), *words.split()) as command:
        command.wait_for(begun)
        memory = []
        for number in range(RUNS_THERE + 1, RUNS_THERE + 1 + ROUNDS):
            for _ in range(EVENTS):
                crowd.change()
            crowd.fail(f"end-of-round-{number}", REFUSED)
            command.wait_for(done.format(number))
            memory.append(command.most_memory())
    assert memory[-1] < MOST
    assert memory[-1] - memory[0] < GROWTH
