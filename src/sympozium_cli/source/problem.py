"""What is wrong with a text itself, before anybody asks what it means."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.source.lines import LINE_BREAKS, Lines
from sympozium_cli.source.mark import Mark, TextMark
from sympozium_cli.source.span import Span


class Problem(NamedTuple):
    """One thing that is wrong with a document as a text.

    `kind` is one of
    "syntax" (not YAML), "encoding" (not text), "limit" (too deep, too large, too many aliases),
    "value" (YAML that kubectl refuses, such as `.inf` or a list as a key),
    "duplicate-key" (kubectl reads on and silently loses one of two values) and
    "ignored" (kubectl reads on and silently loses everything from `span` on).
    Only the last two leave the document a value.
    """

    kind: str
    message: str
    span: Span
    related: tuple[tuple[Span, str], ...] = ()


class Range(NamedTuple):
    """From one mark up to, but not including, another."""

    start: Mark
    end: Mark


class Flaw(NamedTuple):
    """A problem whose places are still marks of the parser."""

    kind: str
    message: str
    where: Range
    related: tuple[tuple[Range, str], ...] = ()


class RefusalError(Exception):
    """Reading stops here, because of `flaw`."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.message)
        self.flaw = flaw


def point(lines: Lines, index: int, length: int = 1) -> Range:
    """From the character with this index on, to the end of its line at most."""
    end = index
    while end < min(index + length, len(lines.text)) and lines.text[end] not in LINE_BREAKS:
        end += 1
    return Range(TextMark(lines, index), TextMark(lines, end))
