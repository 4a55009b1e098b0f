"""A command with a cursor that is killed again and again: together, its lives report everything, and nothing twice."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from cluster.site import Site
from monitor.chaos import Writer
from monitor.tailing import PATIENCE
from sympozium_cli.monitor.happening import DELETED

LIVES = 6
_ROOT = Path(__file__).parents[2]


class Life:
    """One process of the command, and what it has said."""

    def __init__(self, site: Site, number: int) -> None:
        self._said = site.folder / f"said-{number}"
        program = str(Path(__file__).with_name("reporter.py"))
        arguments = [str(site.kubeconfig()), site.namespace, str(site.folder / "cursor")]
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                [sys.executable, program, *arguments], stdout=said, env={**os.environ, "PYTHONPATH": str(_ROOT / "src")}
            )

    def until(self, test: Callable[[list[str]], bool]) -> None:
        """Let it live until it has said enough."""
        deadline = time.monotonic() + PATIENCE
        while not test(self.lines()):
            assert time.monotonic() < deadline
            assert self._process.poll() is None
            time.sleep(0.02)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()

    def lines(self) -> list[str]:
        """What it has said, without a line that it was about to say."""
        return self._said.read_text().rpartition("\n")[0].split("\n")

    @property
    def reported(self) -> list[str]:
        return [line for line in self.lines() if line and line != "--"]

    @property
    def counts(self) -> list[str]:
        """What surely counts as reported; the rest may be reported again in its next life."""
        lines = self.lines()
        asked = [number for number, line in enumerate(lines) if line == "--"]
        return [line for line in lines[: asked[-2] if len(asked) > 1 else 0] if line != "--"]


def test_what_a_killed_command_has_not_reported_its_next_life_does(site: Site) -> None:
    chance, lives = random.Random(3), [Life(site, 0)]
    lives[0].until(lambda lines: len(lines) > 1)
    with Writer(site.admin, site.namespace) as writer:
        for number in range(1, LIVES):
            wanted = chance.randrange(5, 40)
            lives[-1].until(lambda lines, wanted=wanted: len(lines) > wanted)  # type: ignore[misc]
            lives[-1].end()
            lives.append(Life(site, number))
        writer.stop()
    written = {f"{uid} {version}" for uid, versions in writer.history.items() for version in versions}
    lives[-1].until(lambda _: written <= told(lives))
    lives[-1].end()
    assert told(lives) == written
    certain = [line for life in lives for line in life.counts]
    assert len(certain) == len(set(certain)), "nothing is reported twice"


def told(lives: list[Life]) -> set[str]:
    """The states that were reported."""
    return {line.split(" ", 1)[1] for life in lives for line in life.reported if not line.startswith(DELETED)}
