"""A namespace with a pack that has a budget, its controller, and the program as a person would use it there."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable
from queue import Queue
from typing import Any, Self

from cli.playground import Playground
from cli.program import PROGRAM, Outcome, shell_code
from cluster.api import Object
from cluster.controller import Controller
from cluster.server import ADMIN
from cluster.site import Site
from fakeapi.server import FakeApi
from sympozium_cli.cluster.resource import RUNS

PERSONAS: list[dict[str, Any]] = [
    {
        "name": "lead",
        "systemPrompt": "You lead.",
        "schedule": {"type": "scheduled", "cron": "0 * * * *", "task": "Look around."},
    },
    {"name": "writer", "systemPrompt": "You write."},
]
_PATIENCE = 60


class World:
    """The pack "team", which may use 10,000 tokens.

    Args:
        site: the namespace.
        fake: the emulator, where it is one.
    """

    def __init__(self, site: Site, fake: FakeApi | None = None) -> None:
        self.site = site
        self.playground = Playground(site, fake)
        self.controller = Controller(site)
        self.put("team", {"maxTokens": 10_000})

    def put(self, name: str, budget: dict[str, Any] | None) -> None:
        """An active pack, as its controller has made it."""
        parts = {"circuitBreaker": {"consecutiveFailures": 3}, "tokenBudget": budget}
        membrane = {key: part for key, part in parts.items() if budget is not None}
        memory = {"enabled": True, "membrane": membrane}
        self.playground.put_pack(name, PERSONAS, enabled=True, sharedMemory=memory)
        self.controller.settle()

    def spend(self, tokens: int, *, persona: str = "lead") -> str:
        """Let the clock start a run, which uses so many tokens; its name."""
        name = self.begin(persona)
        if not self.pack()["status"].get("tokenBudgetUsed", 0) >= 10_000:
            self.controller.finish_run(name, tokens)
        self.controller.settle()
        return name

    def begin(self, persona: str = "lead") -> str:
        """Let the clock start a run, which does not end; its name."""
        name: str = self.controller.tick("team", persona)["metadata"]["name"]
        self.controller.settle()
        return name

    def delegate(self, parent: str, tokens: int) -> str:
        """A run that another run delegates, as upstream makes it: without the label of the pack."""
        name = f"sub-{parent}-1"
        above = {"runName": parent, "sessionKey": "", "spawnDepth": 1}
        self.controller.run(name, "team-writer", parent=above)
        self.site.admin.patch(
            RUNS, name, {"metadata": {"labels": {"sympozium.ai/ensemble": None}}}, self.site.namespace
        )
        self.controller.settle()
        self.controller.finish_run(name, tokens)
        self.controller.settle()
        return name

    def report(self, **status: Any) -> Object:
        """Write the status of the pack, as its controller does: over whatever is there."""
        return self.site.admin.patch(self.site.packs, "team", {"status": status}, self.site.namespace, "status")

    def pack(self, name: str = "team") -> Object:
        """The pack as it is now."""
        return self.site.admin.get(self.site.packs, name, self.site.namespace)

    @property
    def used(self) -> int:
        """The tokens on the account."""
        used: int = self.pack().get("status", {}).get("tokenBudgetUsed", 0)
        return used

    def run(self, *words: str, user: str = ADMIN, **variables: str) -> Outcome:
        """Run `sympozium budget`."""
        return self.playground.run("budget", *words, user=user, **variables)

    def shown(self, *words: str, user: str = ADMIN) -> Any:
        """What `budget show -o json` prints."""
        return json.loads(self.run("show", *words, "-o", "json", user=user).out)

    def watching(self, *words: str, user: str = ADMIN) -> Watching:
        """A `budget watch` that goes on."""
        return Watching([*PROGRAM, "budget", "watch", *words], self.playground.environment(user))


class Watching:
    """A command that goes on, and whose lines are read as they come."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, text=True)
        self.lines: Queue[str] = Queue()
        self.errors: Queue[str] = Queue()
        pairs = ((self.process.stdout, self.lines), (self.process.stderr, self.errors))
        self._threads = [threading.Thread(target=_pour, args=pair, daemon=True) for pair in pairs]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait(_PATIENCE)
        for thread in self._threads:
            thread.join(_PATIENCE)

    def line(self) -> str:
        """The next line; "" at the end."""
        return self.lines.get(timeout=_PATIENCE)

    def until(self, enough: Callable[[str], bool]) -> list[str]:
        """The next lines up to one of which this is true."""
        found = [self.line()]
        while not enough(found[-1]):
            assert found[-1], f"it ended: {found}"
            found.append(self.line())
        return found

    def ended(self) -> int:
        """Its exit code, as a shell sees it."""
        return shell_code(self.process.wait(_PATIENCE))


def _pour(stream: Any, lines: Queue[str]) -> None:
    with stream:
        for line in stream:
            lines.put(line.rstrip("\n"))
    lines.put("")
