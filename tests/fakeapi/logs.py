"""What containers have written, as pods/log gives it out."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

Container = tuple[str, str, str]
"""The namespace, the pod and the name of a container."""

_STEP = 0.5


class _Line(NamedTuple):
    time: datetime
    text: str


class Logs:
    """The lines of every container, and whether more may come."""

    def __init__(self) -> None:
        self._lines: dict[Container, list[_Line]] = defaultdict(list)
        self._ended: set[Container] = set()
        self._changed = threading.Condition()
        self.closed = False

    def write(self, container: Container, *texts: str, time: datetime | None = None) -> None:
        """Let a container write lines."""
        with self._changed:
            self._lines[container] += [_Line(time or datetime.now(UTC), text) for text in texts]
            self._changed.notify_all()

    def end(self, container: Container) -> None:
        """Let a container end: those who follow it see the end."""
        with self._changed:
            self._ended.add(container)
            self._changed.notify_all()

    def close(self) -> None:
        """Let everybody who follows go."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def read(self, container: Container, query: Mapping[str, str]) -> Iterator[bytes]:
        """The log in chunks, with tailLines, sinceTime, sinceSeconds, timestamps and follow obeyed."""
        position = 0
        while True:
            with self._changed:
                lines = self._lines[container][position:]
                over = query.get("follow") not in ("true", "1") or container in self._ended or self.closed
            yield from _shown(lines, query, first=position == 0)
            position += len(lines)
            if over:
                return
            with self._changed:
                if len(self._lines[container]) == position:
                    self._changed.wait(_STEP)


def _shown(lines: list[_Line], query: Mapping[str, str], *, first: bool) -> Iterator[bytes]:
    since = datetime.fromisoformat(query["sinceTime"]) if query.get("sinceTime") else datetime.min.replace(tzinfo=UTC)
    if query.get("sinceSeconds"):
        since = datetime.now(UTC) - timedelta(seconds=int(query["sinceSeconds"]))
    recent = [line for line in lines if line.time >= since]
    if first and query.get("tailLines"):
        tail = int(query["tailLines"])
        recent = recent[-tail:] if tail else []
    for line in recent:
        stamp = line.time.strftime("%Y-%m-%dT%H:%M:%S.%fZ ") if query.get("timestamps") in ("true", "1") else ""
        yield f"{stamp}{line.text}\n".encode()
