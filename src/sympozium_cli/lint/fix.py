"""Edits that mend a finding: said in paths by the rules, turned into places in the text by the engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sympozium_cli.lint.removal import removal
from sympozium_cli.lint.scalar import quoted, yaml_text
from sympozium_cli.lint.text_edit import TextEdit
from sympozium_cli.source import ROOT, Document, FieldPath, Span


class Replace(NamedTuple):
    """Write `text` (YAML, as it is to stand in the file) where the value at `path` stands."""

    path: FieldPath
    text: str


class Rename(NamedTuple):
    """Spell the key at `path` as `key`."""

    path: FieldPath
    key: str


class Remove(NamedTuple):
    """Take the entry or the item at `path` away, with its key, its dash or its comma."""

    path: FieldPath


class Overwrite(NamedTuple):
    """Write `text` in the place of `span`, where no path leads to it: a comment."""

    span: Span
    text: str


Edit = Replace | Rename | Remove | Overwrite


class Fix(NamedTuple):
    """One way to mend a finding.

    Args:
        title: what the fix does, as a command: "quote the value".
        edits: what to change.
        safe: whether the pack surely means afterwards what its author meant.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False

    def edits_at(self, place: Callable[[FieldPath], FieldPath]) -> Fix:
        """The same fix with every path as `place` gives it: in the words of the file."""
        return self._replace(edits=tuple(_at(edit, place) for edit in self.edits))


def _at(edit: Edit, place: Callable[[FieldPath], FieldPath]) -> Edit:
    return edit if isinstance(edit, Overwrite) else edit._replace(path=place(edit.path))


def text_edits(fix: Fix, document: Document) -> tuple[TextEdit, ...]:
    """The edits of `fix` as places in the text of `document`; empty if one of them has no place there."""
    edits = [_text_edit(edit, document) for edit in fix.edits]
    return tuple(edit for edit in edits if edit is not None) if None not in edits else ()


def _text_edit(edit: Edit, document: Document) -> TextEdit | None:
    if isinstance(edit, Overwrite):
        return TextEdit(edit.span, edit.text)
    if not document.has(edit.path):
        return None
    match edit:
        case Replace(path, text):
            return _written(document, document.span(path), text)
        case Rename(path, key):
            return _written(document, document.key_span(path), key)
        case Remove(path):
            return removal(document, path)


def _written(document: Document, span: Span, text: str) -> TextEdit:
    """The edit that writes `text`; a word stays in double quotes where the document may be JSON, which needs them."""
    text_of_file, index = document.lines.text, document.lines.index
    may_be_json = text_of_file.startswith("{", index(document.span(ROOT).start))
    was_quoted = text_of_file.startswith('"', index(span.start))
    return TextEdit(span, quoted(text) if may_be_json and was_quoted and yaml_text(text) == text else text)
