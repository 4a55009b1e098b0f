"""What is left of a document that cannot be read: the lines that the last one is nested in."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KEY = re.compile(r"([ ]*)((?:-[ ]+)*)([\w./\"'-]+)[ \t]*:(?:\s|\Z)")
_DASH = re.compile(r"([ ]*)((?:-[ ]*)+)(?:#.*)?\Z")
_ROOT = re.compile(r"^(?:apiVersion|kind)[ \t]*:[^\n\r]*", re.MULTILINE)
_CLOSING = {"{": "}", "[": "]"}


def skeletons(before: str, filler: str, document: str) -> Iterator[str]:
    """Documents that hold `filler` where it stood behind `before`, as a value and as a key, and what leads there.

    Values are left out, quotes and brackets of the line are closed. `document` says which kind and API version.
    """
    *above, line = before.splitlines() if before[-1:] not in ("\n", "\r", "") else [*before.splitlines(), ""]
    head = [*_ROOT.findall(document), *_leading(above, line)]
    quote, brackets = _open(line)
    yield "\n".join([*head, f"{line}{filler}{quote}{brackets}"])
    yield "\n".join([*head, f"{line}{filler}{quote}: {brackets}"])


def _leading(above: list[str], line: str) -> list[str]:
    """The lines that a line is nested in, outermost first, without their values."""
    limit, dashed = len(line) - len(line.lstrip(" ")), line.lstrip(" ").startswith("-")
    kept: list[str] = []
    for candidate in reversed(above):
        match = _KEY.match(candidate) or _DASH.match(candidate)
        if match is None:
            continue
        indent, is_item = len(match[1]), bool(match[2])
        # A list may stand as far to the left as its key.
        if indent < limit or (dashed and indent == limit and not is_item):
            kept.append(match[0].rstrip())
            limit, dashed = indent, is_item
    return [candidate for candidate in reversed(kept) if not _ROOT.match(candidate)]


def _open(line: str) -> tuple[str, str]:
    """The quote and the brackets that a line leaves open, closed."""
    quote, brackets = "", ""
    for character in line:
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in _CLOSING:
            brackets = _CLOSING[character] + brackets
        elif brackets.startswith(character):
            brackets = brackets[1:]
    return quote, brackets
