"""A program that cannot outlive the test run that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

_LEASH = Path(__file__).with_name("leash.py")
_PATIENCE = 30.0


class Hold:
    """What programs are held by: they are killed as soon as nobody has it open, however that came about.

    It is a named pipe in a folder, so that the workers of one test run can hold the same programs.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / "hold"
        os.mkfifo(path)
        self.reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        self._writing = os.open(path, os.O_WRONLY)

    @staticmethod
    def join(folder: Path) -> int:
        """Hold what others hold already; the descriptor to close when it is not needed any more.

        Raises:
            OSError: nothing is held there any more.
        """
        return os.open(folder / "hold", os.O_WRONLY | os.O_NONBLOCK)

    def release(self) -> None:
        """Let go."""
        for descriptor in (self._writing, self.reading):
            os.close(descriptor)


class Process:
    """A running program, its output in a log, its data in a folder that goes with it.

    It is nobody's child, so that it may be left to other workers.
    """

    def __init__(self, command: list[str], hold: Hold, log: Path, scratch: Path) -> None:
        leashed = [sys.executable, "-I", "-S", str(_LEASH), str(log), str(scratch), *command]
        said = subprocess.run(
            leashed, stdin=hold.reading, stdout=subprocess.PIPE, env={"PATH": os.defpath}, check=True
        ).stdout
        self.pid = int(said)
        self.log = log

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal, if it runs."""
        if self.alive:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it, and wait until it is gone."""
        self.signal(signal.SIGKILL)
        self.wait()

    def wait(self) -> None:
        """Wait until it is gone."""
        deadline = time.monotonic() + _PATIENCE
        while self.alive:
            if time.monotonic() > deadline:
                raise TimeoutError(f"process {self.pid} does not end")
            time.sleep(0.01)
