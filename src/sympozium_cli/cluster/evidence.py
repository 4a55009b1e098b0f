"""By what an API server is to know the user: what kind of credentials these are, and how long they last.

Nothing of the credentials themselves is told.
"""

from __future__ import annotations

import base64
import binascii
import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple


class Kind(StrEnum):
    """What may be shown, in words for people."""

    NOTHING = "no credentials"
    UNSENT = "no credentials to an address without https"
    TOKEN = "token"  # noqa: S105 - the word, and no token
    TOKEN_FILE = "token from a file"  # noqa: S105
    PASSWORD = "password"  # noqa: S105
    PLUGIN = "credentials from a plugin"
    OPEN_ID = "OpenID Connect token"
    CERTIFICATE = "client certificate"


_VERSION, _UTC_TIME, _LONG_TIME = 0xA0, 0x17, 0x18


class Evidence(NamedTuple):
    """What the user shows.

    Args:
        kind: what it is.
        place: the file that it comes from, or the program that gives it; "" for the kubeconfig itself.
        expired: when it ran out, for people; "" where it has not, or where nobody knows.
    """

    kind: Kind = Kind.NOTHING
    place: str = ""
    expired: str = ""


def past(until: float | None, now: float) -> str:
    """A moment for people, such as "2026-01-31 12:00 UTC", if it is over; both are seconds since 1970."""
    if until is None or until > now:
        return ""
    try:
        return f"{datetime.fromtimestamp(until, UTC):%Y-%m-%d %H:%M} UTC"
    except (OverflowError, OSError, ValueError):
        return ""


def end_of_token(token: str) -> float | None:
    """When a JSON Web Token runs out, in seconds since 1970; None for what is none, or lasts for ever."""
    words = token.split(".")
    if len(words) != 3:  # noqa: PLR2004 - head, content, signature
        return None
    try:
        content: Any = json.loads(base64.urlsafe_b64decode(words[1] + "=" * (-len(words[1]) % 4)))
        return float(content["exp"])
    except (KeyError, TypeError, ValueError):
        return None


def end_of_certificate(pem: str) -> float | None:
    """When the first certificate of a PEM text runs out, in seconds since 1970; None where that cannot be told.

    Source: RFC 5280, section 4.1: version, serial number, algorithm and issuer stand before the validity.
    """
    head, begin, rest = pem.partition("-----BEGIN CERTIFICATE-----")
    del head
    if not begin:
        return None
    try:
        data = base64.b64decode("".join(rest.partition("-----END")[0].split()), validate=True)
        (certificate,) = _parts(data, 1)
        (to_be_signed,) = _parts(certificate[1], 1)
        parts = _parts(to_be_signed[1], 5)
        validity = parts[4 if parts[0][0] == _VERSION else 3]
        return _moment(*_parts(validity[1], 2)[1])
    except (IndexError, ValueError, binascii.Error):
        return None


def _parts(data: bytes, most: int) -> list[tuple[int, bytes]]:
    """The first parts of a DER value, each with its tag."""
    found: list[tuple[int, bytes]] = []
    at = 0
    while at < len(data) and len(found) < most:
        tag, length, at = data[at], data[at + 1], at + 2
        if length & 0x80:
            width = length & 0x7F
            length, at = int.from_bytes(data[at : at + width], "big"), at + width
        found.append((tag, data[at : at + length]))
        at += length
    return found


def _moment(tag: int, text: bytes) -> float:
    """A moment as certificates write it; two digits of a year mean 1950 to 2049."""
    word = text.decode("ascii")
    if tag == _UTC_TIME:
        word = ("19" if word[:2] >= "50" else "20") + word
    elif tag != _LONG_TIME:
        raise ValueError(tag)
    return datetime.strptime(word, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC).timestamp()
