"""A cluster of the emulator with a pack in it, and the program as a person would use it there."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from cli.program import PROGRAM, Outcome, environment, outcome, shell_code
from cluster.api import Object
from cluster.server import ADMIN, Server
from cluster.site import Site
from fakeapi.server import FakeApi
from sympozium_cli.cluster.resource import NAMESPACES, SECRETS, Resource
from sympozium_cli.schema.spelling import respelled

CANARY = "sk-proj-CANARY0d9f8e7c6b5a4321"

_PATIENCE = 60.0

T = TypeVar("T")

PACK: Object = {
    "apiVersion": "sympozium.ai/v1alpha1",
    "kind": "Ensemble",
    "metadata": {"name": "team"},
    "spec": {
        "agentConfigs": [
            {"name": "lead", "systemPrompt": "You lead."},
            {"name": "writer", "systemPrompt": "You write.", "model": "gpt-4o-mini"},
        ]
    },
}


class World:
    """A namespace of a server, and a kubeconfig that leads there.

    Args:
        site: the namespace.
        fake: the emulator, where it is one.
    """

    def __init__(self, site: Site, fake: FakeApi | None = None) -> None:
        self.site = site
        self.fake = fake
        self.folder = site.folder
        self.kubeconfig = site.kubeconfig()

    def through(self, server: Server, user: str = ADMIN) -> None:
        """Let the program take the way through a proxy, or as another user."""
        self.kubeconfig = self.site._replace(server=server).kubeconfig(user)

    @property
    def api(self) -> FakeApi:
        """The emulator."""
        assert self.fake is not None
        return self.fake

    def make(self, resource: Resource, value: Object) -> Object:
        """Create an object."""
        named = {"apiVersion": resource.api_version, "kind": resource.kind, **value}
        return self._silently(lambda: self.site.admin.create(resource, named, self.site.namespace))

    def pack(self, value: Object | None = None, **spec: Any) -> Object:
        """Create the pack, in the words of the era, with further fields of its spec."""
        given = PACK if value is None else value
        wanted = {**given, "kind": self.site.target.kind, "spec": {**given["spec"], **spec}}
        written, _ = respelled(wanted, self.site.target)
        return self._silently(lambda: self.site.pack(written))

    def get(self, resource: Resource, name: str) -> Object | None:
        """An object as it is now; None where there is none."""
        return self._silently(lambda: self.site.admin.find(resource, name, self.site.namespace))

    def team(self) -> Object:
        """The pack as it is now."""
        found = self.get(self.site.packs, "team")
        assert found is not None
        return found

    def secret(self, name: str = "team-openai-key") -> Object | None:
        """A Secret as it is now."""
        return self.get(SECRETS, name)

    def change(self, change: Object) -> None:
        """Merge something into the pack, as another writer would."""
        self._silently(lambda: self.site.admin.patch(self.site.packs, "team", change, self.site.namespace))

    def _silently(self, ask: Callable[[], T]) -> T:
        """Ask without leaving a trace in what the emulator remembers."""
        before = len(self.fake.requests) if self.fake is not None else 0
        answer = ask()
        if self.fake is not None:
            del self.fake.requests[before:]
        return answer

    def env(self, **changes: str) -> Mapping[str, str]:
        """The environment of the program."""
        return environment(KUBECONFIG=str(self.kubeconfig), KEY=CANARY, **changes)

    def run(self, *words: str, stdin: str = "", **changes: str) -> Outcome:
        """Run `sympozium pack` to its end; the key is never seen."""
        return self.call("pack", *words, stdin=stdin, **changes)

    def call(self, *words: str, stdin: str = "", **changes: str) -> Outcome:
        """Run the program to its end; the key is never seen."""
        ended = outcome([*PROGRAM, *words], stdin=stdin, env=self.env(**changes), cwd=self.folder)
        assert CANARY not in ended.out + ended.err
        return ended

    def begin(self, *words: str) -> Running:
        """Start `sympozium pack`, and look at it while it runs."""
        return Running(
            subprocess.Popen(
                [*PROGRAM, "pack", *words],
                env=self.env(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=self.folder,
            )
        )


class Running:
    """The program while it runs."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def interrupt(self, number: int = signal.SIGINT) -> None:
        """Send it a signal."""
        os.kill(self.process.pid, number)

    def end(self) -> Outcome:
        """Wait until it ends."""
        out, err = self.process.communicate(timeout=60)
        assert CANARY.encode() not in out + err
        return Outcome(shell_code(self.process.returncode), out.decode(), err.decode())


def emulated(api: FakeApi, folder: Path, era: str = "0.10") -> World:
    """The namespace `ns` of the emulator."""
    admin = api.server.api()
    admin.create(NAMESPACES, {"metadata": {"name": "ns"}})
    api.requests.clear()
    return World(Site(api.server, "ns", era, admin, folder), api)


def until(done: Callable[[], bool]) -> None:
    """Wait until something is so: an API server sees rights, quotas and policies a moment late."""
    deadline = time.monotonic() + _PATIENCE
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.05)


OPENAI = ("activate", "team", "--provider", "openai", "--key-from", "env:KEY")
