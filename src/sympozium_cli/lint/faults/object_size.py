"""How large a document is as compact JSON, which is what kubectl sends and the API server stores."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from sympozium_cli.lint.finding import Finding
from sympozium_cli.source import ROOT, Document

MOST_APPLIED: Final = 256 * 1024
"""Bytes of all annotations, one of which is kubectl's copy (k8s.io/apimachinery, TotalAnnotationSizeLimitB)."""

_MOST_STORED: Final = 1536 * 1024
"""Bytes of a request that etcd takes by default."""

_MOST_BYTES_PER_CHARACTER: Final = len(r"\u003c")

_ESCAPED = re.compile(r"[\"\\\n\r\t\b\f]")
_ESCAPED_BY_CODE = re.compile(r"[<>&\u2028\u2029\x00-\x07\x0b\x0e-\x1f]")


def size_as_json(document: Document) -> int:
    """Bytes of a document as JSON; 0 for one that is surely no larger than MOST_APPLIED.

    A character of YAML makes at most six bytes of JSON, unless an anchor lets it stand for more.
    """
    text = document.lines.text
    if len(text) * _MOST_BYTES_PER_CHARACTER <= MOST_APPLIED and "&" not in text:
        return 0
    return json_size(document.value)


def json_size(value: Any) -> int:
    """Bytes of the value as Go's encoder writes it; what aliases repeat counts every time."""
    return _size(value, {})


def too_large(size: int, annotations: Mapping[str, str]) -> Finding:
    """What happens to a pack of more than MOST_APPLIED bytes, given its annotations."""
    own = _size_of_texts(annotations)
    if own > MOST_APPLIED:
        message = f"the annotations have {own} bytes, and {MOST_APPLIED} is the most"
        effect = "the API server refuses the pack, however it is sent"
        return Finding(ROOT / "metadata" / "annotations", message, effect, on_key=True)
    path = ROOT / "spec"
    message = f"the pack has {size // 1024} KiB as JSON"
    if size > _MOST_STORED:
        return Finding(path, message, "the cluster's database refuses more than 1.5 MiB", on_key=True)
    return Finding(path, message, remedy="shorten it, or use kubectl apply --server-side", on_key=True)


def _size_of_texts(texts: Mapping[str, str]) -> int:
    """Bytes of all keys and values."""
    return sum(len(text.encode("utf-8", "replace")) for pair in texts.items() for text in pair)


def _size(value: Any, known: dict[int, int]) -> int:
    if not isinstance(value, dict | list):
        return _scalar_size(value)
    if id(value) not in known:
        size = 2 + max(0, len(value) - 1)
        if isinstance(value, dict):
            size += len(value) + sum(map(_text_size, value))
        # A comprehension here would double the depth of the calls, and documents nest as deep as Python can go.
        for item in value.values() if isinstance(value, dict) else value:
            size += _size(item, known)
        known[id(value)] = size
    return known[id(value)]


def _scalar_size(value: Any) -> int:
    if isinstance(value, str):
        return _text_size(value)
    if value is None or value is True:
        return len("true")
    return len("false" if value is False else str(value))


def _text_size(text: str) -> int:
    plain = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
    if text.isalnum():
        return 2 + plain
    by_code = sum(7 - len(found.encode()) - 1 for found in _ESCAPED_BY_CODE.findall(text))
    return 2 + plain + len(_ESCAPED.findall(text)) + by_code
