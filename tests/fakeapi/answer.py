"""What goes back over the wire."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from fakeapi.status import Refusal

JSON = "application/json"
PLAIN = "text/plain; charset=utf-8"


class Answer(NamedTuple):
    """One answer. `chunks` is a stream that takes the place of the body; `cut_at` is after how many bytes of the body
    the connection breaks."""

    code: int
    body: bytes = b""
    content_type: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    chunks: Iterator[bytes] | None = None
    cut_at: int | None = None

    @property
    def value(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)


def said(code: int, value: Any, *headers: tuple[str, str]) -> Answer:
    """A value as JSON."""
    return Answer(code, json.dumps(value, separators=(",", ":")).encode() + b"\n", headers=headers)


def refused(refusal: Refusal, *headers: tuple[str, str]) -> Answer:
    return said(refusal.code, refusal.body, *refusal.headers, *headers)


def nothing_here() -> Answer:
    """What paths get that nobody serves: not a Status, but words."""
    return Answer(404, b"404 page not found\n", PLAIN)
