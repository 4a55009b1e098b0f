"""Edits that mend a finding: said in paths by the rules, turned into places in the text by the engine."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.source import Document, FieldPath, Span


class Replace(NamedTuple):
    """Write `text` (YAML, as it is to stand in the file) where the value at `path` stands."""

    path: FieldPath
    text: str


class Rename(NamedTuple):
    """Spell the key at `path` as `key`."""

    path: FieldPath
    key: str


class Fix(NamedTuple):
    """One way to mend a finding.

    Args:
        title: what the fix does, as a command: "quote the value".
        edits: what to change.
        safe: whether the pack surely means afterwards what its author meant.
    """

    title: str
    edits: tuple[Replace | Rename, ...]
    safe: bool = False


class TextEdit(NamedTuple):
    """Put `text` in the place of `span`."""

    span: Span
    text: str


def text_edits(fix: Fix, document: Document) -> tuple[TextEdit, ...]:
    """The edits of `fix` as places in the text of `document`; empty if one of them has no place there."""
    edits = tuple(_text_edit(edit, document) for edit in fix.edits)
    return edits if all(document.has(edit.path) for edit in fix.edits) else ()


def _text_edit(edit: Replace | Rename, document: Document) -> TextEdit:
    match edit:
        case Replace(path, text):
            return TextEdit(document.span(path), text)
        case Rename(path, key):
            return TextEdit(document.key_span(path), key)
