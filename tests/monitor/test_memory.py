"""B12, G7: ten thousand runs of 20 KB, and what happens to them, take little memory, and nothing grows with time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cluster.kubeconfig import kubeconfig, write_kubeconfig
from cluster.server import ADMIN, Server
from fakeapi.server import FakeApi
from faults.tcp import TcpProxy
from monitor.tailing import run
from sympozium_cli.cluster.resource import RUNS

RUNS_THERE = 10_000
EVENTS = 6_000
MOST = 250
"""Megabytes."""
GROWTH = 25
_ROOT = Path(__file__).parents[2]


def large(name: str, text: str) -> dict[str, Any]:
    """A run of 20 KB; the text is the same for all, so that it takes no memory here."""
    value = run(name, task=text)
    labels = {"sympozium.ai/ensemble": "team", "sympozium.ai/agent-config": "lead"}
    about = {**value["metadata"], "namespace": "default", "uid": f"uid-{name}", "labels": labels}
    born = {"creationTimestamp": "2026-11-20T15:00:00Z"}
    return {**value, "metadata": {**about, **born}, "status": {"phase": "Running", "result": text}}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a program has had")
def test_b12_g7_ten_thousand_runs_and_what_happens_to_them(
    fakeapi: FakeApi, tcp_proxy: Callable[[Server], TcpProxy], tmp_path: Path
) -> None:
    crowd, proxy = Crowd(fakeapi), tcp_proxy(fakeapi.server)
    config = write_kubeconfig(tmp_path / "kubeconfig", kubeconfig(proxy.server, ADMIN, "default"))
    command = [sys.executable, str(Path(__file__).with_name("follower.py")), str(config), str(EVENTS)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT / "src")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        size, after_the_list, *rest = map(int, process.stdout.readline().split())
        while process.poll() is None:
            if crowd.change() % 300 == 0:
                proxy.cut()
        heard, in_the_end, *rest_in_the_end = map(int, process.stdout.readline().split())
    assert process.returncode == 0
    assert size == RUNS_THERE
    assert heard >= RUNS_THERE + EVENTS
    assert in_the_end < MOST * 1024
    assert in_the_end - after_the_list < GROWTH * 1024
    assert rest_in_the_end <= [files_and_threads + 1 for files_and_threads in rest]


class Crowd:
    """Ten thousand runs in an emulated server, put there without any request."""

    def __init__(self, fake: FakeApi) -> None:
        self._store = fake.store
        self._kind = next(one.resource for one in fake.routes.kinds() if one.plural == RUNS.plural)
        self._changed = 0
        text = "x" * 10_000
        for number in range(RUNS_THERE):
            self._store.commit(self._kind, ("default", f"run-{number}"), None, large(f"run-{number}", text))

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
