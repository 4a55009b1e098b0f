"""A cluster of the emulator with a pack in it, and the program as a person would use it there."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cli.program import PROGRAM, Outcome, environment, outcome, shell_code
from fakeapi.server import FakeApi

CANARY = "sk-proj-CANARY0d9f8e7c6b5a4321"
SYMPOZIUM = "/apis/sympozium.ai/v1alpha1/namespaces/ns"
CORE = "/api/v1/namespaces/ns"

Object = dict[str, Any]

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
    """The emulator, a namespace, and a kubeconfig that leads there."""

    def __init__(self, api: FakeApi, folder: Path) -> None:
        self.api = api
        self.folder = folder
        self.kubeconfig = api.kubeconfig(folder / "kubeconfig", namespace="ns")
        self.make("/api/v1/namespaces", {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "ns"}})
        api.served.clear()

    def make(self, path: str, value: Object) -> Object:
        """Create an object, and forget that it was asked for."""
        heard = self.api.request("POST", path, value)
        assert heard.code == 201, heard.body
        self.api.served.clear()
        return dict(heard.value)

    def pack(self, plural: str = "ensembles", value: Object | None = None, **spec: Any) -> Object:
        """Create the pack, with further fields of its spec."""
        given = PACK if value is None else value
        return self.make(f"{SYMPOZIUM}/{plural}", {**given, "spec": {**given["spec"], **spec}})

    def get(self, path: str) -> Object | None:
        """An object as it is now; None where there is none."""
        heard = self.api.request("GET", path)
        self.api.served.pop()
        return dict(heard.value) if heard.code == 200 else None

    def team(self, plural: str = "ensembles") -> Object:
        """The pack as it is now."""
        found = self.get(f"{SYMPOZIUM}/{plural}/team")
        assert found is not None
        return found

    def secret(self, name: str = "team-openai-key") -> Object | None:
        """A Secret as it is now."""
        return self.get(f"{CORE}/secrets/{name}")

    def change(self, path: str, change: Object) -> None:
        """Merge something into an object, as another writer would."""
        heard = self.api.request("PATCH", path, change, {"Content-Type": "application/merge-patch+json"})
        assert heard.code == 200, heard.body
        self.api.served.pop()

    def env(self, **changes: str) -> Mapping[str, str]:
        """The environment of the program."""
        return environment(KUBECONFIG=str(self.kubeconfig), KEY=CANARY, **changes)

    def run(self, *words: str, stdin: str = "", **changes: str) -> Outcome:
        """Run `sympozium pack` to its end; the key is never seen."""
        ended = outcome([*PROGRAM, "pack", *words], stdin=stdin, env=self.env(**changes), cwd=self.folder)
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


OPENAI = ("activate", "team", "--provider", "openai", "--key-from", "env:KEY")
