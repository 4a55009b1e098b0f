"""What the API server answers instead of what was asked for: a Status, or whatever stands between has made of it.

Decisions are taken by code, reason and causes alone; the message is for people, and differs from version to version.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

_MOST_TOLD = 600
_MOST_CAUSES = 20
_WINDOW = 6
"""As much of a secret as a message may hold: some API servers quote pieces of what they were sent."""

HIDDEN = "****"


class Cause(NamedTuple):
    """One of the things that are wrong: a reason such as FieldValueRequired, where, and in which words."""

    reason: str
    field: str
    message: str


class Status(NamedTuple):
    """Why something was not done.

    Args:
        code: the status code of HTTP.
        reason: one word, such as NotFound; "" where nobody gave one.
        message: for people, on one line; "" where there is none that people can read.
        causes: what is wrong in detail.
        kind: the resource or the kind that it is about, such as "secrets"; "" where it is not said.
        name: the object that it is about.
        genuine: whether an API server wrote this, and not something on the way, or a part that knows no Status.
    """

    code: int
    reason: str = ""
    message: str = ""
    causes: tuple[Cause, ...] = ()
    kind: str = ""
    name: str = ""
    genuine: bool = False

    def has(self, reason: str) -> bool:
        """Whether one of the causes has this reason."""
        return any(cause.reason == reason for cause in self.causes)


def status_of(code: int, body: bytes, secrets: Iterable[str] = ()) -> Status:
    """Read the body of an answer that has this code, whatever it is; `secrets` are hidden in its messages."""
    value = _json(body)
    if not isinstance(value, dict) or value.get("kind") != "Status":
        return Status(code, message=_readable(body, secrets))
    return from_object(value, code, secrets)


def from_object(value: Mapping[str, Any], code: int = 0, secrets: Iterable[str] = ()) -> Status:
    """Read a Status that came as an object, such as that of an ERROR event; a code of its own counts first."""
    details = value.get("details")
    details = details if isinstance(details, dict) else {}
    own = value.get("code")
    causes = details.get("causes")
    return Status(
        code or (own if isinstance(own, int) else 0),
        _text(value, "reason"),
        told(_text(value, "message"), secrets),
        tuple(_causes(causes, secrets)) if isinstance(causes, list) else (),
        _text(details, "kind"),
        _text(details, "name"),
        genuine=True,
    )


def told(message: str, secrets: Iterable[str] = ()) -> str:
    """A message of the API server on one line of bearable length, with `secrets` and longer pieces of them hidden."""
    short = message[: 4 * _MOST_TOLD]
    for secret in secrets:
        short = _without(short, secret)
    words = " ".join(short.split())
    return words if len(words) <= _MOST_TOLD else words[:_MOST_TOLD] + "…"


def _without(text: str, secret: str) -> str:
    if len(secret) <= _WINDOW:
        return text.replace(secret, HIDDEN) if len(secret) > 3 else text  # noqa: PLR2004 - too short to look for
    hidden = [False] * len(text)
    for start in range(len(text) - _WINDOW + 1):
        if text[start : start + _WINDOW] in secret:
            hidden[start : start + _WINDOW] = [True] * _WINDOW
    pieces: list[str] = []
    for index, letter in enumerate(text):
        if not hidden[index]:
            pieces.append(letter)
        elif not index or not hidden[index - 1]:
            pieces.append(HIDDEN)
    return "".join(pieces)


def _causes(values: list[Any], secrets: Iterable[str]) -> Iterator[Cause]:
    return (_cause(value, secrets) for value in values[:_MOST_CAUSES] if isinstance(value, dict))


def _cause(value: Mapping[str, Any], secrets: Iterable[str]) -> Cause:
    return Cause(_text(value, "reason"), told(_text(value, "field"), secrets), told(_text(value, "message"), secrets))


def _text(value: Mapping[str, Any], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _readable(body: bytes, secrets: Iterable[str]) -> str:
    """A body that is plain text; "" for HTML, for pieces of JSON, and for what is no text."""
    try:
        text = body.decode().strip()
    except UnicodeDecodeError:
        return ""
    return "" if text[:1] in {"<", "{", "["} or "\0" in text else told(text, secrets)
