"""The bytes of an input, without waiting for ever and without swallowing a disk."""

from __future__ import annotations

import os
import select
import stat
import sys

from sympozium_cli.errors import InputError
from sympozium_cli.source.files import Input
from sympozium_cli.source.folders import reason
from sympozium_cli.source.limits import MAX_BYTES

PIPE_PATIENCE = 5.0
"""Seconds to wait until somebody opens a named pipe to write; once somebody has, they may take their time."""

_CHUNK = 1024 * 1024
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""Not every system has each of them."""


class TooLargeError(InputError):
    """The input has more than MAX_BYTES bytes, so it is no pack."""


def read(source: Input) -> bytes:
    """The content of an input.

    Raises:
        TooLargeError: it is larger than MAX_BYTES.
        InputError: it cannot be read, or is a pipe that nobody writes to.
    """
    try:
        data = _from_stdin() if source.path is None else _content(source.path)
    except OSError as error:
        raise InputError(f"cannot read '{source.name}': {reason(error)}") from error
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"'{source.name}' is larger than {MAX_BYTES // 1024**2} MiB, and no pack is")
    return data


def _from_stdin() -> bytes:
    if sys.stdin is None:
        raise InputError("cannot read standard input: it is closed")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _content(path: str) -> bytes:
    descriptor = os.open(path, _FLAGS)
    try:
        if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            return _from_pipe(descriptor, path)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_BYTES + 1)
    finally:
        os.close(descriptor)


def _from_pipe(descriptor: int, path: str) -> bytes:
    chunks: list[bytes] = []
    size = 0
    patience: float | None = PIPE_PATIENCE
    while size <= MAX_BYTES:
        ready, _, _ = select.select([descriptor], [], [], patience)
        try:
            chunk = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            patience = None
            continue
        if not chunk and not ready:
            raise InputError(f"nobody writes to the pipe '{path}'")
        if not chunk:
            break
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)
