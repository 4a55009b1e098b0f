"""No program outlives the test run that started it, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cluster.process import Hold, Process

TESTS = Path(__file__).resolve().parents[1]
HOLDER = """
import sys, time
from pathlib import Path
from cluster.process import Hold, Process

folder = Path(sys.argv[1])
program = Process(["sleep", "600"], Hold(folder), folder / "log", folder / "data")
print(program.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_program_ends_with_its_last_holder(tmp_path: Path, number: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    (tmp_path / "data").mkdir()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as holder:
        assert holder.stdout is not None
        pid = int(holder.stdout.readline())
        other = Hold.join(tmp_path)
        holder.send_signal(number)
    time.sleep(0.2)
    assert _alive(pid)
    os.close(other)
    deadline = time.monotonic() + 10
    while (_alive(pid) or (tmp_path / "data").exists()) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _alive(pid)
    assert not (tmp_path / "data").exists()
    with pytest.raises(OSError, match="hold"):
        Hold.join(tmp_path)


def test_a_program_that_is_killed_leaves_its_data(tmp_path: Path) -> None:
    hold = Hold(tmp_path)
    (tmp_path / "data").mkdir()
    program = Process(["sleep", "600"], hold, tmp_path / "log", tmp_path / "data")
    assert program.alive
    program.kill()
    assert not program.alive
    assert (tmp_path / "data").exists()
    hold.release()


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
