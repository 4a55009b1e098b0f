"""Ask for a key at the terminal, which shows nothing of the answer."""

from __future__ import annotations

import os
import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from sympozium_cli.errors import UsageError

_TERMINAL: Final = "/dev/tty"
_ENDING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


def ask_unseen(question: str) -> str:
    """The line that is typed at the terminal of this process; the terminal is as before, whatever ends the waiting.

    Raises:
        UsageError: there is no terminal, or the input ends without a line.
    """
    try:
        terminal = os.open(_TERMINAL, os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        raise UsageError(
            "there is no terminal to ask for the key at",
            hint="say where it is: env:NAME, file:PATH or stdin",
        ) from None
    try:
        return _asked(terminal, question)
    finally:
        os.close(terminal)


def _asked(terminal: int, question: str) -> str:
    with _without_echo(terminal):
        os.write(terminal, question.encode())
        line = _line(terminal)
        os.write(terminal, b"\n")
    if not line:
        raise UsageError("no key was typed")
    try:
        return line.rstrip(b"\n").decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError("what was typed is not UTF-8 text") from None


def _line(terminal: int) -> bytes:
    """Everything up to the line break, or to the end of the input."""
    line = b""
    while not line.endswith(b"\n"):
        piece = os.read(terminal, 4096)
        if not piece:
            return line
        line += piece
    return line


@contextmanager
def _without_echo(terminal: int) -> Iterator[None]:
    """Keep the terminal from showing what is typed, and put it back even if a signal ends the process."""
    before = termios.tcgetattr(terminal)
    silent = list(before)
    silent[3] = int(before[3]) & ~termios.ECHO

    def put_back() -> None:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)

    def end(number: int, _frame: FrameType | None) -> None:
        put_back()
        os.write(terminal, b"\n")
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    handlers = {number: signal.signal(number, end) for number in _ENDING}
    try:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, silent)
        yield
    finally:
        put_back()
        for number, handler in handlers.items():
            signal.signal(number, handler)
