"""Ten thousand runs of 20 KB in an emulated server, put there without any request."""

from __future__ import annotations

from typing import Any

from fakeapi.server import FakeApi
from monitor.tailing import run
from sympozium_cli.cluster.resource import RUNS

RUNS_THERE = 10_000


def large(name: str, text: str) -> dict[str, Any]:
    """A run of 20 KB; the text is the same for all, so that it takes no memory here."""
    value = run(name, task=text)
    labels = {"sympozium.ai/ensemble": "team", "sympozium.ai/agent-config": "lead"}
    about = {**value["metadata"], "namespace": "default", "uid": f"uid-{name}", "labels": labels}
    born = {"creationTimestamp": "2026-11-20T15:00:00Z"}
    return {**value, "metadata": {**about, **born}, "status": {"phase": "Running", "result": text}}


class Crowd:
    """The runs."""

    def __init__(self, fake: FakeApi) -> None:
        self._store = fake.store
        self._kind = next(one.resource for one in fake.routes.kinds() if one.plural == RUNS.plural)
        self._changed = 0
        self._text = "x" * 10_000
        for number in range(RUNS_THERE):
            self._store.commit(self._kind, ("default", f"run-{number}"), None, large(f"run-{number}", self._text))

    def change(self) -> int:
        """Change the next one, no faster than it can be read; how many were changed."""
        self._changed += 1
        place = ("default", f"run-{self._changed % RUNS_THERE}")
        old = self._store.get(self._kind, place)
        assert old is not None
        changed = {"metadata": {**old["metadata"]}, "status": {**old["status"], "podName": f"pod-{self._changed}"}}
        self._store.commit(self._kind, place, old, {**old, **changed})
        with self._store.changed:
            self._store.changed.wait(0.0005)
        return self._changed

    def fail(self, name: str, error: str) -> None:
        """Let one more run come and fail at once."""
        value = large(name, self._text)
        failed = {"phase": "Failed", "error": error}
        self._store.commit(self._kind, ("default", name), None, {**value, "status": failed})
