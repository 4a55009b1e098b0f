"""The program on a terminal, as somebody in front of it sees it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import pyte

from cli.program import PROGRAM, shell_code

_PATIENCE = 60.0
ALTERNATE_SCREENS = (b"\x1b[?47h", b"\x1b[?1047h", b"\x1b[?1049h")
"""What programs write that leave nothing behind in the terminal's history."""


class Terminal:
    """The program on a terminal, in a job of its own, as an interactive shell starts it.

    Args:
        words: its arguments.
        program: what is run.
        env: what it finds around it.
        columns: the width.
        rows: the height.

    Attributes:
        process: the program.
        screen: what is seen, and what has scrolled away.
        raw: all that was written.
    """

    def __init__(
        self, *words: str, env: Mapping[str, str], columns: int = 80, rows: int = 24, program: Sequence[str] = PROGRAM
    ) -> None:
        self.screen: Any = pyte.HistoryScreen(columns, rows)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._master, self._slave = pty.openpty()
        self._set_size(columns, rows)
        around = {"TERM": "xterm-256color", **env}
        there = self._slave
        self.process = subprocess.Popen(
            [*program, *words], stdin=there, stdout=there, stderr=there, env=around, process_group=0
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait(_PATIENCE)
        os.close(self._slave)
        os.close(self._master)

    @property
    def lines(self) -> list[str]:
        """What is seen, without what is empty at the end."""
        shown = [line.rstrip() for line in self.screen.display]
        while shown and not shown[-1]:
            shown.pop()
        return shown

    @property
    def scrolled_away(self) -> list[Any]:
        """What is above the upper edge."""
        return list(self.screen.history.top)

    def until(self, text: str) -> None:
        """Look on until this is seen."""
        self.look_until(lambda: text in "".join(self.lines))

    def look_until(self, enough: Callable[[], bool]) -> None:
        """Look on until this is so."""
        end = time.monotonic() + _PATIENCE
        while not enough():
            assert time.monotonic() < end, self.lines
            if not self._read() and self.process.poll() is not None:
                assert self._read() or enough(), f"it ended with {self.process.poll()}: {self.lines}"

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal wider or narrower; the program is told by a signal."""
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)
        self.process.send_signal(signal.SIGWINCH)

    def stop(self) -> None:
        """Press Ctrl-Z, and wait until the program has stopped."""
        self.process.send_signal(signal.SIGTSTP)
        end = time.monotonic() + _PATIENCE
        while os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT) is None:
            assert time.monotonic() < end, "it does not stop"
            self._read()
        while self._read():
            pass

    def ended(self, number: int = 0) -> int:
        """Its exit code, once all that it wrote is seen; a signal is sent before, if one is given."""
        if number:
            self.process.send_signal(number)
        end = time.monotonic() + _PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, "it does not end"
            self._read()
        while self._read():
            pass
        return shell_code(self.process.wait(_PATIENCE))

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self) -> bool:
        """Read what has been written; whether that is anything."""
        if not select.select([self._master], [], [], 0.1)[0]:
            return False
        chunk = os.read(self._master, 65536)
        self.raw += chunk
        self._stream.feed(chunk)
        return bool(chunk)
