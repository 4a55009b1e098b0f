"""What a scalar is: kubectl's YAML 1.1, which differs from every Python reader's.

Source: sigs.k8s.io/yaml, goyaml.v2/resolve.go. Sexagesimal numbers and dates stay text there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from sympozium_cli.source.number import as_key, number

Value = Any
"""JSON-like: dict, list, str, int, float, bool or None."""

TAG = "tag:yaml.org,2002:"
"""What `!!` stands for."""


def _words() -> dict[str, Value]:
    meanings: tuple[tuple[Value, str], ...] = (
        (True, "y Y yes Yes YES on On ON true True TRUE"),
        (False, "n N no No NO off Off OFF false False FALSE"),
        (None, "~ null Null NULL"),
        (math.nan, ".nan .NaN .NAN"),
        (math.inf, ".inf .Inf .INF +.inf +.Inf +.INF"),
        (-math.inf, "-.inf -.Inf -.INF"),
    )
    return {word: value for value, words in meanings for word in words.split()} | {"": None}


_WORDS = _words()
_NUMERIC = frozenset("0123456789+-.")
SUSPECT = frozenset(word[:1] for word in _WORDS) | _NUMERIC
"""What begins every plain scalar that is not simply text; the empty one begins with nothing."""


def plain(text: str) -> Value:
    """What a scalar without quotes and tag means; infinities and not-a-number are floats here."""
    if text in _WORDS:
        return _WORDS[text]
    return number(text) if text[0] in _NUMERIC else text


def tagged(tag: str, text: str) -> Value:
    """What a scalar with an explicit tag means; tags that YAML 1.1 does not define change nothing.

    Raises:
        ValueError: the text is nothing of the kind that the tag says; the message says so.
    """
    read = _READERS.get(tag)
    return text if read is None else read(text)


def key(value: Value) -> str:
    """How a scalar that is used as a key is spelled in JSON.

    Raises:
        ValueError: it cannot be a key; the message says what it is.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value < 1 << 63:
        return str(value)
    if isinstance(value, float):
        return as_key(value)
    raise ValueError("nothing (null)" if value is None else "a number beyond 64 bits")


def _binary(text: str) -> str:
    from base64 import b64decode

    try:
        decoded = b64decode(text.replace("\n", "").replace("\r", ""), validate=True)
    except ValueError as error:
        raise ValueError("the text after !!binary is not base64") from error
    return without_surrogates(decoded.decode("utf-8", "surrogateescape"))


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for every half character, as Go's JSON writes it."""
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)


def _float(text: str) -> float:
    value = plain(text)
    if isinstance(value, bool) or not isinstance(value, int | float) or (isinstance(value, int) and value >= 1 << 63):
        raise ValueError(f"'{text}' is tagged !!float but is not a number")
    return float(value)


def _one_of(name: str, kind: type) -> Callable[[str], Value]:
    def read(text: str) -> Value:
        value = plain(text)
        if value.__class__ is not kind:
            raise ValueError(f"'{text}' is tagged !!{name} but is not one")
        return value

    return read


_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})"
    r"| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?)?\Z"
).match


def _timestamp(text: str) -> str:
    if not _TIMESTAMP(text):
        raise ValueError(f"'{text}' is tagged !!timestamp but is not one")
    return text


_READERS: dict[str, Callable[[str], Value]] = {
    f"{TAG}binary": _binary,
    f"{TAG}bool": _one_of("bool", bool),
    f"{TAG}float": _float,
    f"{TAG}int": _one_of("int", int),
    f"{TAG}null": _one_of("null", type(None)),
    f"{TAG}timestamp": _timestamp,
}
