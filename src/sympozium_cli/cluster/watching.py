"""The lines of a watch: one event each, whatever the chunks that they come in.

The work is linear in the bytes, and no more than one line of bounded length is kept.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator

from sympozium_cli.cluster.port import Event
from sympozium_cli.errors import UnreadableError

LONGEST_LINE = 16 << 20
"""Bytes; etcd stores a tenth of that in an object."""


def lines(chunks: Iterable[bytes], longest: int = LONGEST_LINE) -> Iterator[bytes]:
    """The lines, without their ends and without blank ones; a last one may lack its end.

    Raises:
        UnreadableError: a line does not end.
    """
    begun: list[bytes] = []
    size = 0
    for chunk in chunks:
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            yield from _unless_blank(b"".join([*begun, line]))
            begun, size = [], 0
        if rest:
            begun.append(rest)
            size += len(rest)
        if size > longest:
            raise UnreadableError("what the API server reports does not end")
    yield from _unless_blank(b"".join(begun))


def events(chunks: Iterable[bytes], longest: int = LONGEST_LINE) -> Generator[Event, None, None]:
    """What a watch reports; events of a type that nobody knows are passed on.

    Raises:
        UnreadableError: a line is no event; something may be lost, so the watch has to begin anew.
    """
    for line in lines(chunks, longest):
        event = _event(line)
        if event is None:
            raise UnreadableError("what the API server reports cannot be read", hint="try again")
        yield event


def expired() -> Generator[Event, None, None]:
    """What a watch reports whose resource version is of no use."""
    yield Event("ERROR", {"kind": "Status", "code": 410, "reason": "Expired"})


def _unless_blank(line: bytes) -> Iterator[bytes]:
    line = line.strip()
    if line:
        yield line


def _event(line: bytes) -> Event | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    kind, thing = value.get("type"), value.get("object")
    if not isinstance(kind, str) or not isinstance(thing, dict):
        return None
    known = kind == "ERROR" or isinstance(thing.get("metadata"), dict)
    return Event(kind, thing) if known else None
