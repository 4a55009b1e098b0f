"""Whether a stream can show a text."""

from __future__ import annotations


def can_show(text: str, encoding: str | None) -> bool:
    """Whether `encoding` has every character of `text`."""
    try:
        text.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
