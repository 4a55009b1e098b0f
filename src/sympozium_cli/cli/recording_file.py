"""The files of recordings: what is written there is there at once, and nobody else may read it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

from sympozium_cli.cluster.port import Object
from sympozium_cli.errors import InputError, RefusedError, UsageError
from sympozium_cli.monitor.happening import Happening, Tail
from sympozium_cli.monitor.recording import began, first_line, happened
from sympozium_cli.monitor.replay import RecordingTail, ReplayedTail
from sympozium_cli.source.folders import reason

_LONGEST_LINE = 64 << 20
"""Bytes; an object and what was kept of it, each of which etcd stores in a fortieth of that."""


def recorded(tail: Tail, path: str, command: str) -> Tail:
    """The same tail, which writes down in a new file what happens.

    Raises:
        RefusedError: there is such a file already.
        UsageError: it cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600)
    except FileExistsError:
        raise RefusedError(f"'{path}' is there already", hint="record to a file of another name") from None
    except OSError as error:
        raise _unwritten(path, error) from error
    file = os.fdopen(descriptor, "wb")

    def write(values: list[Object]) -> None:
        try:
            file.write(b"".join(json.dumps(value, separators=(",", ":")).encode() + b"\n" for value in values))
            file.flush()
        except OSError as error:
            raise _unwritten(path, error) from error

    write([first_line(command, tail.now())])
    return RecordingTail(tail, write, file.close)


def replayed(path: str, speed: float) -> Tail:
    """A tail in which what a file has recorded happens again.

    Raises:
        InputError: it cannot be read, or is no recording.
    """
    lines = _values(path)
    try:
        return ReplayedTail(began(next(lines, None)), _happened(lines, path), speed)
    except ValueError as error:
        raise InputError(f"'{path}' is no recording: {error}", hint="make one with --record") from None


def _happened(lines: Iterator[object], path: str) -> Iterator[tuple[float, Happening]]:
    for number, value in enumerate(lines, 2):
        try:
            yield happened(value)
        except ValueError as error:
            raise InputError(f"'{path}', line {number}: {error}") from None


def _values(path: str) -> Iterator[object]:
    """The values of the lines; a last one that was begun and not ended does not count, for its writer was killed."""
    try:
        with open(path, "rb") as file:
            while line := file.readline(_LONGEST_LINE):
                if not line.endswith(b"\n"):
                    return
                yield _value(line)
    except OSError as error:
        raise InputError(f"cannot read the recording in '{path}': {reason(error)}") from error


def _value(line: bytes) -> object:
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value


def _unwritten(path: str, error: OSError) -> UsageError:
    return UsageError(f"cannot record to '{path}': {reason(error)}")
