"""Take an entry of a mapping or an item of a list out of a text, and leave a text that is laid out as before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from sympozium_cli.lint.text_edit import TextEdit
from sympozium_cli.source import Document, FieldPath, Position, Span

_OPENS_FLOW = re.compile(r"(?:[&!]\S+\s+)*[\[{]")


def removal(document: Document, path: FieldPath) -> TextEdit | None:
    """The edit that removes what is at `path`; None where it cannot be done without touching its neighbours.

    The only entry of a mapping and the only item of a list stay: without them the collection would be null.
    """
    if not path or _siblings(document, path) < 2:  # noqa: PLR2004 - itself and another one
        return None
    span = Span(document.key_span(path).start, document.span(path).end)
    around = document.text_between(document.span(path.parent))
    return _from_flow(document, span) if _OPENS_FLOW.match(around) else _from_block(document, span, path)


def removals(document: Document, paths: Sequence[FieldPath]) -> dict[FieldPath, TextEdit]:
    """The edits that remove entries of one mapping, and do not overlap; without those that cannot be removed.

    Neighbours in a flow mapping go with one edit, because they share a comma. Where all entries would go, none does.
    """
    parent = paths[0].parent if paths else FieldPath()
    keys = document.keys(parent)
    gone = [path for path in paths if path[-1] in keys]
    if len(gone) >= len(keys):
        return {}
    if not _OPENS_FLOW.match(document.text_between(document.span(parent))):
        edits = {path: removal(document, path) for path in gone}
        return {path: edit for path, edit in edits.items() if edit is not None}
    cuts: dict[FieldPath, TextEdit] = {}
    for run in _runs([parent / key for key in keys], frozenset(gone)):
        span = Span(document.key_span(run[0]).start, document.span(run[-1]).end)
        cuts |= dict.fromkeys(run, _from_flow(document, span))
    return cuts


def _runs(entries: Sequence[FieldPath], gone: frozenset[FieldPath]) -> list[list[FieldPath]]:
    """The entries that go, neighbours together."""
    return [list(group) for goes, group in groupby(entries, gone.__contains__) if goes]


def _siblings(document: Document, path: FieldPath) -> int:
    value = document.value
    for step in path.parent:
        value = value[step]
    return len(value)


def _from_flow(document: Document, span: Span) -> TextEdit:
    """With the comma and the blanks behind it, or, for the last one, with the comma before it.

    What has its lines for itself goes with the last line's end, so that the next entry takes its place.
    """
    text = document.lines.text
    start, end = document.lines.index(span.start), document.lines.index(span.end)
    begins_line = not document.lines.line(span.start.line)[: span.start.column - 1].strip()
    behind = re.compile(r"\s*,[ \t]*(?:\r?\n[ \t]*)?" if begins_line else r"\s*,[ \t]*").match(text, end)
    if behind:
        return _cut(document, start, behind.end())
    return _cut(document, text.rindex(",", 0, start), end)


def _from_block(document: Document, span: Span, path: FieldPath) -> TextEdit | None:
    """With its whole lines, if nothing else stands on them."""
    head = document.lines.line(span.start.line)[: span.start.column - 1].strip()
    if head != ("-" if isinstance(path[-1], int) else ""):
        return None
    return _cut(document, document.lines.index(Position(span.start.line, 1)), _behind_line(document, span.end.line))


def _behind_line(document: Document, number: int) -> int:
    starts = document.lines.starts
    return starts[number] if number < len(starts) else len(document.lines.text)


def _cut(document: Document, start: int, end: int) -> TextEdit:
    lines = document.lines
    return TextEdit(Span(lines.position(start), lines.position(end)), "")
