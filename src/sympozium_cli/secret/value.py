"""A key or a token, of which nothing can be seen by accident.

Whatever Python does to show, write, copy or pickle an object gives a mark instead of the value or refuses. Only
`reveal` gives it away, and a test holds which modules may call it.
"""

from __future__ import annotations

import hmac
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from typing import Final, NoReturn

MARK: Final = "<redacted>"
"""What stands in the place of a value."""

_SHORTEST: Final = 4
"""A shorter value cannot be told from the words around it."""
_FRAGMENT: Final = 8
"""So many characters of a value in a row are a part of it, and no accident."""


class SecretValue:
    """A secret text.

    Args:
        text: the text itself.
        origin: where it came from, in words for the user: "the environment variable OPENAI_API_KEY".
    """

    __slots__ = ("__text", "origin")

    def __init__(self, text: str, origin: str = "") -> None:
        self.__text = text
        self.origin = origin
        _KNOWN.append(self)

    def reveal(self) -> str:
        """The text. Only what puts it into a Secret or looks for mistakes in it may call this."""
        return self.__text

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.__text.encode("utf-8", "surrogateescape"))

    def is_same_as(self, data: bytes) -> bool:
        """Whether these bytes are the same; how long the answer takes tells nothing."""
        return hmac.compare_digest(self.__text.encode("utf-8", "surrogateescape"), data)

    def hide_in(self, text: str) -> str:
        """`text` with a mark in place of the value and of every longer part of it, however they are written."""
        return _without(text, list(_forms(self.__text)))

    def __repr__(self) -> str:
        return MARK

    __str__ = __repr__

    def __format__(self, specification: str) -> str:
        return MARK

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SecretValue):
            return NotImplemented
        return other.is_same_as(self.__text.encode("utf-8", "surrogateescape"))

    __hash__ = object.__hash__

    def __copy__(self) -> SecretValue:
        return self

    def __deepcopy__(self, memo: object) -> SecretValue:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret value cannot be pickled")

    def __getstate__(self) -> NoReturn:
        raise TypeError("a secret value has no state to show")


_KNOWN: Final[list[SecretValue]] = []
"""Every value of this process, which is short: what the program says is searched for them."""


def redacted(text: str) -> str:
    """`text` without any secret value that this process has read.

    Raw, base64, URL-encoded and escaped forms are found, and parts of eight characters and more: an API server may
    quote some of what it was sent.
    """
    for value in _KNOWN:
        text = value.hide_in(text)
    return text


def sayable(word: str) -> str:
    """A word of the command line in quotes, for a message; one that may be a key is left out."""
    return f"'{word}'" if re.fullmatch(r"[A-Za-z]{1,12}(?:[-_][A-Za-z]{1,12}){0,3}", word) else "of that name"


def _forms(text: str) -> Iterator[str]:
    """The ways in which the text may be written."""
    yield text
    yield json.dumps(text)[1:-1]
    yield json.dumps(text, ensure_ascii=False)[1:-1]
    yield repr(text)[1:-1]
    data = text.encode("utf-8", "surrogateescape")
    yield from _url_forms(data)
    yield data.hex()
    yield from _base64_forms(data)


def _url_forms(data: bytes) -> Iterator[str]:
    """The data as it stands in a URL, with every special character escaped, and without some that need not be."""
    for kept in ("-._~", "-._~/:", ""):
        code = "".join(
            chr(byte) if chr(byte) in kept or re.match(rb"[A-Za-z0-9]", bytes([byte])) else f"%{byte:02X}"
            for byte in data
        )
        yield code
        yield re.sub("%..", lambda match: match[0].lower(), code)


def _base64_forms(data: bytes) -> Iterator[str]:
    """The base64 of the data, and what is seen of it where it stands inside other data."""
    yield b64encode(data).decode("ascii")
    for shift in range(3):
        code = b64encode(bytes(shift) + data).decode("ascii")
        inner = code if not shift else code[-(-shift * 8 // 6) :]
        if (shift + len(data)) % 3:
            inner = inner.rstrip("=")[:-1]
        yield inner
        yield inner.replace("+", "-").replace("/", "_")


def _without(text: str, forms: list[str]) -> str:
    """`text` without the forms, whole or in part."""
    for form in sorted(set(forms), key=len, reverse=True):
        if len(form) >= _SHORTEST:
            text = text.replace(form, MARK)
    pieces = {form[start : start + _FRAGMENT] for form in forms for start in range(len(form) - _FRAGMENT + 1)}
    hidden = [start for start in range(len(text) - _FRAGMENT + 1) if text[start : start + _FRAGMENT] in pieces]
    return _marked(text, hidden)


def _marked(text: str, hidden: list[int]) -> str:
    """`text` with a mark for each stretch that is covered by the fragments that begin at `hidden`."""
    kept: list[str] = []
    end = 0
    for start in hidden:
        if start > end or not kept:
            kept += [text[end:start], MARK]
        end = start + _FRAGMENT
    return "".join(kept) + text[end:]
