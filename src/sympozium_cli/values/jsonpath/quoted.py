"""Quoted texts, as Go writes them (strconv.UnquoteChar)."""

from __future__ import annotations

import re
from typing import Final

_ESCAPE: Final = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)?", re.DOTALL)
_SHORT: Final = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"
}  # fmt: skip
_LARGEST: Final = 0x10FFFF
_SURROGATES: Final = range(0xD800, 0xE000)
_LARGEST_BYTE: Final = 0xFF


def unquoted(text: str, mark: str) -> str | None:
    """What stands between the quotation marks `mark`, with its escapes replaced; None where one means nothing."""
    wrong = False

    def character(match: re.Match[str]) -> str:
        nonlocal wrong
        found = _character(match[1] or "", mark)
        wrong = wrong or found is None
        return found or ""

    read = _ESCAPE.sub(character, text)
    return None if wrong else read


def _character(escape: str, mark: str) -> str | None:
    if escape == mark:
        return mark
    if len(escape) <= 1:
        return _SHORT.get(escape)
    octal = escape[0].isdigit()
    code = int(escape, 8) if octal else int(escape[1:], 16)
    if (octal and code > _LARGEST_BYTE) or code > _LARGEST or code in _SURROGATES:
        return None
    return chr(code)
