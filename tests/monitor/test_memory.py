"""B12, G7: ten thousand runs of 20 KB, and what happens to them, take little memory, and nothing grows with time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cluster.kubeconfig import kubeconfig, write_kubeconfig
from cluster.server import ADMIN, Server
from fakeapi.server import FakeApi
from faults.tcp import TcpProxy
from monitor.crowd import RUNS_THERE, Crowd

EVENTS = 6_000
MOST = 250
"""Megabytes."""
GROWTH = 25
_ROOT = Path(__file__).parents[2]


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
