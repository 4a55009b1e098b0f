"""The lines of a container's log, out of the chunks in which it comes, and how to go on after a cut.

A log is asked for with timestamps, so that it is known where it broke off: the lines that came with the last timestamp
are counted, because several may have the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

LONGEST: Final = 4 << 20
"""Bytes of a line; what is longer comes as several. The result of a run is one line, and has to fit into etcd."""

_PARTS_OF_SECOND: Final = 9


class Line(NamedTuple):
    """A line of a log, without its end.

    Args:
        stamp: when it was written, as in "2026-08-07T09:00:02.123456789Z"; "" where that is not said.
        text: what was written.
    """

    stamp: str
    text: str

    @property
    def order(self) -> str:
        """What puts lines of several logs into their order: the parts of a second may have lost their zeros."""
        whole, _, parts = self.stamp.removesuffix("Z").partition(".")
        return f"{whole}.{parts.ljust(_PARTS_OF_SECOND, '0')}"


class Reached(NamedTuple):
    """How far a log was read.

    Args:
        last: the timestamp of the last line.
        often: how many lines came with it.
    """

    last: str = ""
    often: int = 0

    def after(self, line: Line) -> Reached:
        """How far it was read with one line more; the rest of a line that was too long changes nothing."""
        if not line.stamp:
            return self
        return Reached(line.order, self.often + 1 if line.order == self.last else 1)

    @property
    def since(self) -> str:
        """The `sinceTime` to go on from: the whole second, which every API server understands."""
        return f"{self.last.partition('.')[0]}Z" if self.last else ""

    def unread(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines that were not read before."""
        again, new = 0, not self.last
        for line in lines:
            if line.stamp:
                again += line.order == self.last
                new = line.order > self.last or (line.order == self.last and again > self.often)
            if new:
                yield line


def read_lines(chunks: Iterable[bytes], longest: int = LONGEST) -> Iterator[Line]:
    """The lines; bytes that are no UTF-8 become U+FFFD, and a last line may lack its end."""
    begun: list[bytes] = []
    size = 0
    for chunk in chunks:
        *whole, rest = chunk.split(b"\n")
        for part in whole:
            yield _line(b"".join([*begun, part]))
            begun, size = [], 0
        if rest:
            begun.append(rest)
            size += len(rest)
        if size > longest:
            yield _line(b"".join(begun))
            begun, size = [], 0
    if begun:
        yield _line(b"".join(begun))


def _line(data: bytes) -> Line:
    text = data.decode("utf-8", "replace").removesuffix("\r")
    stamp, blank, rest = text.partition(" ")
    stamped = (bool(blank) or stamp == text) and stamp[:4].isdigit() and stamp[10:11] == "T" and stamp.endswith("Z")
    return Line(stamp, rest) if stamped else Line("", text)
