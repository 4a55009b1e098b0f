"""The file of a cursor: private, one process's at a time, and whole whenever that process ends."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from sympozium_cli.cluster.port import Object
from sympozium_cli.errors import InputError, RefusedError, UsageError
from sympozium_cli.monitor.cursor import Owner, anew, beginnings, first_line, owner_of
from sympozium_cli.monitor.reflector import Beginning
from sympozium_cli.source.folders import reason

_PRIVATE = 0o600
_LONG = 16 << 20
"""Bytes after which it is worth to leave out what has been overtaken."""
_OPEN = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0)


class CursorFile:
    """A journal in a file, to which more is added; see `monitor.cursor`.

    Args:
        path: the file; it is made where there is none.
        whose: who goes on with it.

    Raises:
        UsageError: it is another command's, another cluster's or another selection's, or cannot be written.
        InputError: it is no cursor.
        RefusedError: another process has it.
    """

    def __init__(self, path: str, whose: Owner) -> None:
        self._path = path
        self._whose = whose
        try:
            self._descriptor = _locked(path, path)
            self._begun = self._shortened()
        except OSError as error:
            raise self._unwritten(error) from error

    def beginnings(self) -> Sequence[Beginning]:
        """What it says of each source. It can be asked once: what is in it may be large."""
        begun, self._begun = self._begun, ()
        return begun

    def append(self, value: Object) -> None:
        """Add a line.

        Raises:
            UsageError: the disk is full, or gone.
        """
        try:
            _write(self._descriptor, value)
            if os.fstat(self._descriptor).st_size > self._most:
                self._shortened()
        except OSError as error:
            raise self._unwritten(error) from error

    def close(self) -> None:
        """Let others have it."""
        if self._descriptor >= 0:
            os.close(self._descriptor)

    def _shortened(self) -> Sequence[Beginning]:
        """Leave out of the file what has been overtaken; what it says."""
        before, self._descriptor = self._descriptor, -1
        try:
            begun = _read(before, self._path, self._whose)
            self._descriptor = _replaced(self._path, self._whose, begun)
        finally:
            os.close(before)
        self._most = max(_LONG, os.fstat(self._descriptor).st_size * 4)
        return begun

    def _unwritten(self, error: OSError) -> UsageError:
        return UsageError(f"cannot keep the cursor in '{self._path}': {reason(error)}")


def _locked(path: str, name: str, flags: int = 0) -> int:
    """The file, open, and nobody else's for as long as it is; `name` is what people call it."""
    descriptor = os.open(path, _OPEN | flags, _PRIVATE)
    if _lock(descriptor) and os.fstat(descriptor).st_ino == os.stat(path).st_ino:
        return descriptor
    os.close(descriptor)
    raise RefusedError(f"the cursor '{name}' is in use by another command", hint="give each command a file of its own")


def _lock(descriptor: int) -> bool:
    """Whether the file is ours now; where the system has no such locks, it is taken to be."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(descriptor: int, path: str, whose: Owner) -> Sequence[Beginning]:
    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        first = file.readline()
        found = owner_of(first)
        if first and found is None:
            raise InputError(f"'{path}' is no cursor", hint="name a file that is not there yet")
        if found not in (None, whose):
            hint = f"it belongs to {found}; remove it to begin anew, or name another file"
            raise UsageError(f"the cursor '{path}' is not that of {whose}", hint=hint)
        return beginnings(file, len(whose.sources))


def _replaced(path: str, whose: Owner, begun: Sequence[Beginning]) -> int:
    """A new file in the place of the one at `path`, with no more in it than is needed; open, and ours."""
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.urandom(4).hex()}.tmp")
    descriptor = _locked(temporary, path, os.O_EXCL)
    try:
        for value in (first_line(whose), *anew(begun)):
            _write(descriptor, value)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        os.close(descriptor)
        raise
    return descriptor


def _write(descriptor: int, value: Object) -> None:
    line = memoryview(json.dumps(value, separators=(",", ":")).encode() + b"\n")
    while line:
        line = line[os.write(descriptor, line) :]
