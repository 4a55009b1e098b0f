"""A program that is left open on a terminal: when it shows something, and what it takes to go on.

It has a terminal of its own, whose text is read and looked through at once, as a terminal's emulator would.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from benchmarks.measure import CommandFailedError, Usage

_LINES, _COLUMNS = 40, 120
_PATIENCE = 120.0
_REMEMBERED = 4_000
"""Bytes of what was shown last, for a message."""
_IDLE = 0.1
"""CPU seconds in a second; who takes less has read all that there was."""


class Onlooker:
    """A command that runs until it is told to stop.

    Args:
        argv: its words; the first is a path.
        mark: what it shows as soon as there is something to be seen.
    """

    def __init__(self, argv: Sequence[str], mark: bytes) -> None:
        ours, theirs = _terminal()
        self._mark = mark
        self._terminal = ours
        self._seen = threading.Event()
        self._shown = b""
        self._begun = time.perf_counter()
        self.until_seen = float("inf")
        """Seconds from its start until the mark was there."""
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"TERM": "xterm-256color"}
        self._process = subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def demand_picture(self) -> None:
        """Wait for the mark.

        Raises:
            CommandFailedError: it does not come.
        """
        if not self._seen.wait(_PATIENCE):
            raise CommandFailedError(f"{self._process.args!r} shows nothing: {self._shown[-_REMEMBERED:]!r}")

    def used(self) -> Usage:
        """Seconds until the mark, CPU seconds and the peak of memory in bytes, all up to now."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:
            user, system = file.read().rpartition(")")[2].split()[11:13]
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            peak = next(int(line.split()[1]) for line in file if line.startswith("VmHWM:"))
        return Usage(self.until_seen, (int(user) + int(system)) / os.sysconf("SC_CLK_TCK"), peak * 1024)

    def stop(self) -> None:
        """End it. A job in the background of a shell ignores what Ctrl-C sends, and all that it starts does."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(_PATIENCE)
        finally:
            self._process.kill()
            self._process.wait()
            self._reader.join()
            os.close(self._terminal)

    def _read(self) -> None:
        while True:
            select.select([self._terminal], [], [])
            try:
                text = os.read(self._terminal, 1 << 16)
            except OSError:  # the other end is closed
                return
            self._shown = (self._shown + text)[-_REMEMBERED:] if self._seen.is_set() else self._shown + text
            if not self._seen.is_set() and self._mark in self._shown:
                self.until_seen = time.perf_counter() - self._begun
                self._seen.set()


def _terminal() -> tuple[int, int]:
    """Both ends of a terminal; only Unix has any, and the modules for it."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, _COLUMNS, 0, 0))
    return ours, theirs


@contextlib.contextmanager
def looking(argv: Sequence[str], mark: bytes) -> Iterator[Onlooker]:
    """The command while the block lasts."""
    onlooker = Onlooker(argv, mark)
    try:
        yield onlooker
    finally:
        onlooker.stop()


def until_seen(argv: Sequence[str], mark: bytes) -> Usage:
    """What a command takes until it shows something."""
    with looking(argv, mark) as onlooker:
        onlooker.demand_picture()
        return onlooker.used()


def steady(argv: Sequence[str], mark: bytes, change: Callable[[], None], rate: float, seconds: float) -> Usage:
    """What a command takes while there are so many changes a second: its CPU time meanwhile, and its peak of memory.

    The command begins to be measured when all that there was has been shown.
    """
    with looking(argv, mark) as onlooker:
        onlooker.demand_picture()
        _settle(onlooker)
        before, begun = onlooker.used(), time.monotonic()
        for number in range(int(rate * seconds)):
            time.sleep(max(begun + number / rate - time.monotonic(), 0.0))
            change()
        lasted, after = time.monotonic() - begun, onlooker.used()
        return Usage(lasted, after.cpu - before.cpu, after.memory)


def _settle(onlooker: Onlooker) -> None:
    """Wait until it has nothing to do any more."""
    last = onlooker.used().cpu
    for _ in range(60):
        time.sleep(1.0)
        now = onlooker.used().cpu
        if now - last < _IDLE:
            return
        last = now
