"""The bytes of an input, without waiting for ever and without swallowing a disk."""

from __future__ import annotations

import os
import select
import stat
import sys

from sympozium_cli.errors import InputError
from sympozium_cli.source.files import STDIN, Input

SIZE_LIMIT = 32 * 1024 * 1024
"""Bytes that are read of one input; what is larger is refused."""

PIPE_PATIENCE = 10
"""Seconds that a named pipe may stay silent."""

_CHUNK = 1024 * 1024


def read(source: Input) -> bytes:
    """The content of an input.

    Raises:
        InputError: it cannot be read, is larger than SIZE_LIMIT, or is a pipe that nobody writes to.
    """
    try:
        data = sys.stdin.buffer.read(SIZE_LIMIT + 1) if source.path == STDIN else _content(source.path)
    except OSError as error:
        raise InputError(f"cannot read '{source.name}': {(error.strerror or str(error)).lower()}") from error
    if len(data) > SIZE_LIMIT:
        raise InputError(f"'{source.name}' is larger than {SIZE_LIMIT // 1024**2} MiB: no pack is")
    return data


def _content(path: str) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            return _from_pipe(descriptor, path)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(SIZE_LIMIT + 1)
    finally:
        os.close(descriptor)


def _from_pipe(descriptor: int, path: str) -> bytes:
    data = b""
    while len(data) <= SIZE_LIMIT:
        ready, _, _ = select.select([descriptor], [], [], PIPE_PATIENCE)
        if not ready:
            raise InputError(f"nothing has come out of the pipe '{path}' for {PIPE_PATIENCE} seconds")
        chunk = os.read(descriptor, _CHUNK)
        if not chunk:
            break
        data += chunk
    return data
