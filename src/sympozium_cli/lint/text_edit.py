"""A change of the text at one place, and many of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sympozium_cli.source import Lines, Span


class TextEdit(NamedTuple):
    """Put `text` in the place of `span`."""

    span: Span
    text: str


def edited(lines: Lines, edits: Iterable[TextEdit]) -> str:
    """The text with every edit made; they must not overlap, and everything between them stays as it is."""
    text, parts, position = lines.text, [], 0
    for edit in sorted(set(edits)):
        start, end = lines.index(edit.span.start), lines.index(edit.span.end)
        parts += [text[position:start], edit.text]
        position = end
    return "".join((*parts, text[position:]))


def overlap(one: TextEdit, other: TextEdit) -> bool:
    """Whether both edits touch the same characters, or insert at the same place."""
    if one.span == other.span:
        return True
    return one.span.start < other.span.end and other.span.start < one.span.end
