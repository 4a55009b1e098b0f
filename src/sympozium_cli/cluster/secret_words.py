"""The words of a Secret that must be in no message: its values as they are, and as the API server stores them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from sympozium_cli.cluster.port import Object


def secret_words(value: Object) -> tuple[str, ...]:
    """All values of a Secret, or of a change of one, plain and in base64."""
    return tuple(dict.fromkeys(_words(value)))


def _words(value: Object) -> Iterator[str]:
    for text in _texts(value, "data"):
        yield text
        try:
            yield base64.b64decode(text).decode()
        except (binascii.Error, ValueError):
            continue
    for text in _texts(value, "stringData"):
        yield text
        yield base64.b64encode(text.encode("utf-8", "surrogatepass")).decode()


def _texts(value: Object, key: str) -> Iterator[str]:
    data = value.get(key)
    for text in data.values() if isinstance(data, dict) else ():
        if isinstance(text, str):
            yield text
