"""The program while it follows: its lines as they come, and how it ends."""

from __future__ import annotations

import json
import signal
import subprocess
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from cli.playground import Playground
from cli.program import PROGRAM

_PATIENCE = 90.0


class Following:
    """A process that is killed if nobody has ended it in time."""

    def __init__(self, place: Playground, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=place.environment(),
            text=True,
        )
        self._leash = threading.Timer(_PATIENCE, self.process.kill)
        self.lines: list[str] = []

    def __enter__(self) -> Self:
        self._leash.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._leash.cancel()
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()

    def read_until(self, last: Callable[[Any], bool]) -> None:
        """Read JSON lines up to one."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if last(json.loads(line)):
                return
        raise AssertionError(f"it ended after {self.lines}: {self.process.stderr and self.process.stderr.read()}")

    def read_note(self) -> str:
        """Read a line of standard error."""
        assert self.process.stderr is not None
        return self.process.stderr.readline()

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Send a signal, that of Ctrl-C; the code, and what was still written to either stream."""
        self.process.send_signal(how)
        out, err = self.process.communicate()
        return self.process.returncode, out, err

    def close(self) -> None:
        """Read no more."""
        assert self.process.stdout is not None
        self.process.stdout.close()

    def ended(self) -> tuple[int, str]:
        """Wait for the end; the code, and what was written to standard error."""
        assert self.process.stderr is not None
        return self.process.wait(), self.process.stderr.read()

    @property
    def values(self) -> list[dict[str, Any]]:
        """The lines as JSON."""
        return [json.loads(line) for line in self.lines]
