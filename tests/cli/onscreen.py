"""The program on a terminal that goes on, as somebody in front of it sees it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping
from typing import Any, Self

import pyte

from cli.program import PROGRAM, shell_code

_PATIENCE = 60.0
_COLUMNS, _ROWS = 80, 24


class OnScreen:
    """The program on a terminal of 80 columns.

    Attributes:
        screen: what is seen, and what has scrolled away.
        raw: all that was written.
    """

    def __init__(self, *words: str, environment: Mapping[str, str]) -> None:
        self.screen: Any = pyte.HistoryScreen(_COLUMNS, _ROWS)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
        env = {**environment, "TERM": "xterm-256color"}
        self.process = subprocess.Popen([*PROGRAM, *words], stdin=slave, stdout=slave, stderr=slave, env=env)
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait(_PATIENCE)
        os.close(self._master)

    @property
    def lines(self) -> list[str]:
        """What is seen, without what is empty at the end."""
        shown = [line.rstrip() for line in self.screen.display]
        while shown and not shown[-1]:
            shown.pop()
        return shown

    def until(self, text: str) -> None:
        """Look on until this is seen."""
        end = time.monotonic() + _PATIENCE
        while text not in "".join(self.lines):
            assert time.monotonic() < end, self.lines
            assert self._read(), f"it ended: {self.lines}"

    def ended(self) -> int:
        """Its exit code, once all that it wrote is seen."""
        while self._read():
            pass
        return shell_code(self.process.wait(_PATIENCE))

    def _read(self) -> bool:
        select.select([self._master], [], [], 1.0)
        try:
            chunk = os.read(self._master, 65536)
        except OSError:
            return False
        self.raw += chunk
        self._stream.feed(chunk)
        return bool(chunk)
