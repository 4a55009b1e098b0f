"""What can go wrong with a request, and with which: faults are injected by number, verb and path.

api.inject(Reply(503, headers={"Retry-After": "1"}), verb="get", path="*/secrets/*")
api.inject(Reset(AFTER), verb="patch")                   # done, but nobody hears of it
hold = api.inject(Hold(BEFORE), number=3)                # the third request that matches, or that there is
hold.wait(); ...; hold.release()
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from typing import Any, NamedTuple, Protocol

from fakeapi.answer import JSON, Answer
from fakeapi.request import Request

BEFORE = "before"
AFTER = "after"
_PATIENCE = 30.0


class Cut(Exception):  # noqa: N818 - it is no error, it is what was asked for
    """The connection breaks now."""


class Fault(Protocol):
    """Something that goes wrong: before a request is handled, or after that, on the way back."""

    def before(self, request: Request) -> Answer | None:
        """An answer that takes the place of the server's; None lets the server answer."""

    def after(self, answer: Answer) -> Answer:
        """What is sent in the place of the server's answer."""


class _Harmless:
    """What faults do where they do nothing."""

    def before(self, request: Request) -> Answer | None:  # noqa: ARG002
        return None

    def after(self, answer: Answer) -> Answer:
        return answer


class Reply(_Harmless):
    """An answer without the server: a code, a body (an object becomes JSON), headers."""

    def __init__(
        self, code: int, body: Any = b"", content_type: str = JSON, headers: dict[str, str] | None = None
    ) -> None:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self._answer = Answer(code, raw, content_type, tuple((headers or {}).items()))

    def before(self, request: Request) -> Answer | None:  # noqa: ARG002
        return self._answer


class Delay(_Harmless):
    """So many seconds pass before the request is handled."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def before(self, request: Request) -> Answer | None:  # noqa: ARG002
        time.sleep(self._seconds)
        return None


class Reset(_Harmless):
    """The connection is reset: before the request is handled, or after that and before an answer."""

    def __init__(self, moment: str) -> None:
        self._moment = moment

    def before(self, request: Request) -> Answer | None:  # noqa: ARG002
        if self._moment == BEFORE:
            raise Cut
        return None

    def after(self, answer: Answer) -> Answer:  # noqa: ARG002
        raise Cut


class Truncate(_Harmless):
    """The connection breaks after so many bytes of the body."""

    def __init__(self, size: int) -> None:
        self._size = size

    def after(self, answer: Answer) -> Answer:
        return answer._replace(cut_at=self._size)


class Garble(_Harmless):
    """The body is another one."""

    def __init__(self, body: bytes, content_type: str = JSON) -> None:
        self._body, self._type = body, content_type

    def after(self, answer: Answer) -> Answer:
        return answer._replace(body=self._body, content_type=self._type, chunks=None)


class Stream(_Harmless):
    """The lines of a watch or a log go through a function: see `doubled`, `swapped` and `interrupted`."""

    def __init__(self, change: Callable[[Iterator[bytes]], Iterator[bytes]]) -> None:
        self._change = change

    def after(self, answer: Answer) -> Answer:
        return answer._replace(chunks=self._change(answer.chunks or iter([answer.body])))


class Hold(_Harmless):
    """The request waits at a barrier, before or after it is handled, until it is released."""

    def __init__(self, moment: str) -> None:
        self._moment = moment
        self._arrived, self._open = threading.Event(), threading.Event()

    def before(self, request: Request) -> Answer | None:  # noqa: ARG002
        self._stop(BEFORE)
        return None

    def after(self, answer: Answer) -> Answer:
        self._stop(AFTER)
        return answer

    def _stop(self, moment: str) -> None:
        if moment == self._moment:
            self._arrived.set()
            self._open.wait(_PATIENCE)

    def wait(self, seconds: float = _PATIENCE) -> bool:
        """Wait until a request stands at the barrier; whether one does."""
        return self._arrived.wait(seconds)

    def release(self) -> None:
        """Let it go on, and everything that comes later."""
        self._open.set()


def doubled(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Every event twice."""
    for line in lines:
        yield from (line, line)


def swapped(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Each two events in the wrong order."""
    for line in lines:
        second = next(lines, b"")
        yield from (second, line)


def interrupted(*garbage: bytes) -> Callable[[Iterator[bytes]], Iterator[bytes]]:
    """Foreign lines before every event."""

    def change(lines: Iterator[bytes]) -> Iterator[bytes]:
        for line in lines:
            yield from (*garbage, line)

    return change


class Target(NamedTuple):
    """Which requests are meant: by verb, by a pattern of paths, and from which on, how often (0 is always)."""

    verb: str = ""
    path: str = "*"
    number: int = 1
    times: int = 1

    def means(self, request: Request) -> bool:
        return self.verb in ("", request.verb) and fnmatchcase(request.path, self.path)


class Faults:
    """All faults that are injected, and how many requests each of them has met."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: list[tuple[Target, Fault]] = []
        self._met: list[int] = []

    def add(self, fault: Fault, target: Target) -> None:
        with self._lock:
            self._all.append((target, fault))
            self._met.append(0)

    def concerning(self, request: Request) -> list[Fault]:
        """The faults that befall a request, and count it."""
        with self._lock:
            return [fault for index, (_, fault) in enumerate(self._all) if self._is_due(index, request)]

    def _is_due(self, index: int, request: Request) -> bool:
        target, _ = self._all[index]
        if not target.means(request):
            return False
        self._met[index] += 1
        ordinal = self._met[index] - target.number
        return ordinal >= 0 and (not target.times or ordinal < target.times)

    def clear(self) -> None:
        """Let everything go well again, and everybody go who is held."""
        with self._lock:
            for _, fault in self._all:
                if isinstance(fault, Hold):
                    fault.release()
            self._all.clear()
            self._met.clear()
