"""Tell somebody who does not look: the bell, a notification of the terminal, a command of the user's own."""

from __future__ import annotations

import json
import queue
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from tempfile import TemporaryFile
from typing import Any, Final, NamedTuple

from sympozium_cli.cli.saying import remark, safe
from sympozium_cli.errors import UsageError

_BELL: Final = "\a"
_MOST_WAITING: Final = 1000
_SECONDS: Final = 60.0
"""How long a command may take for one event, and for the last ones after the program has ended."""

Event = Mapping[str, Any]


class Wishes(NamedTuple):
    """What is asked for: `command` is one as it stands in a shell, without what only a shell knows; "" for none."""

    bell: bool = False
    notify: bool = False
    command: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return self.bell or self.notify or bool(self.command)


class Hooks:
    """What happens for each event; a command runs beside the program, for one event after the other.

    Args:
        wishes: what is asked for.
        tell: takes a sentence for the user, in any thread; it may be exchanged at any time.

    Raises:
        UsageError: there is no such command.
    """

    def __init__(self, wishes: Wishes, tell: Callable[[str], None] = remark) -> None:
        self._wishes = wishes
        self.tell = tell
        self._worker = _Worker(_command(wishes.command), self._tell) if wishes.command else None

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return self._wishes.any

    def fire(self, event: Event, title: str) -> None:
        """Let everything that was asked for happen; `title` is one line for people."""
        if sys.stderr.isatty():
            sys.stderr.write(self._signs(title))
            sys.stderr.flush()
        if self._worker is not None:
            self._worker.put(event)

    def close(self) -> None:
        """Wait for the commands that still run."""
        if self._worker is not None:
            self._worker.close()

    def _tell(self, text: str) -> None:
        self.tell(text)

    def _signs(self, title: str) -> str:
        bell = _BELL if self._wishes.bell else ""
        # What ends the notification cannot stand in it, for it is safe.
        return bell + (f"\x1b]9;{safe(title)}\x1b\\" if self._wishes.notify else "")


class _Worker:
    def __init__(self, command: Sequence[str], tell: Callable[[str], None]) -> None:
        self._command = command
        self._tell = tell
        self._waiting: queue.Queue[Event | None] = queue.Queue(_MOST_WAITING)
        self._thread = threading.Thread(target=self._work, name="exec", daemon=True)
        self._thread.start()

    def put(self, event: Event) -> None:
        """Hand an event over; where a thousand are waiting already, this waits as well, so that none is lost."""
        self._waiting.put(event)

    def close(self) -> None:
        try:
            self._waiting.put(None, timeout=_SECONDS)
        except queue.Full:
            self._tell(f"--exec: {self._waiting.qsize()} events were not handed over, since the command is too slow")
            return
        self._thread.join(_SECONDS)
        if self._thread.is_alive():
            self._tell("--exec: the command still runs, and is left alone")

    def _work(self) -> None:
        while (event := self._waiting.get()) is not None:
            failure = _ran(self._command, json.dumps(event, ensure_ascii=True))
            if failure:
                self._tell(f"--exec: '{shlex.join(self._command)}' {failure}")


def _ran(command: Sequence[str], document: str) -> str:
    """Run a command with a document on its standard input; why it failed, or ""."""
    try:
        # A file, for in a pipe whoever does not read what is written to it ends the writer: SIGPIPE.
        with TemporaryFile() as file:
            file.write(f"{document}\n".encode())
            file.seek(0)
            # What it prints is conversation: standard output belongs to ours alone.
            done = subprocess.run(  # noqa: S603 - the user named it
                command, stdin=file, stdout=sys.stderr.fileno(), timeout=_SECONDS, check=False
            )
    except subprocess.TimeoutExpired:
        return f"took longer than {_SECONDS:g} s, and was ended"
    except OSError as error:
        return f"cannot be run: {error.strerror}"
    return f"ended with {done.returncode}" if done.returncode else ""


def _command(text: str) -> list[str]:
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise UsageError(f"--exec cannot be read: {str(error).lower()}", hint="quote it as in a shell") from None
    if not words or shutil.which(words[0]) is None:
        name = words[0] if words else ""
        hint = "there is no shell: for pipes and such write --exec 'sh -c \"...\"'"
        raise UsageError(f"--exec: there is no program '{name}'", hint=hint)
    return words
