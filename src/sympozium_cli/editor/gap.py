"""What a cursor stands in while somebody types there: a key, or a value, that is not finished yet.

The word at the cursor is replaced by one that is surely nowhere else, and the parser is asked where it has ended up:
so flow style, quotes and lists need no second grammar. Where the rest of the document cannot be read, only the lines
are kept that the cursor's line is nested in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sympozium_cli.editor.reading import MAX_CHARACTERS, Reading, as_bytes, meant
from sympozium_cli.editor.skeleton import skeletons
from sympozium_cli.editor.text import Point, Range
from sympozium_cli.lint.packs import documents
from sympozium_cli.lint.subject import Subject, examine
from sympozium_cli.schema.field_search import field_of
from sympozium_cli.source import ROOT, FieldPath, Span

FILLER: Final = "SympoziumFillsThisGap"

_BEFORE = re.compile(r"[A-Za-z0-9_][\w./-]*\Z")
_AFTER = re.compile(r"[\w./-]*")
_COLON = re.compile(r"[\"']?[ \t]*:")
_SEPARATOR = re.compile(r"^---", re.MULTILINE)


class Gap(NamedTuple):
    """What is being typed.

    Args:
        subject: the pack with the gap; where it cannot be read, what it was before, or what is left of it.
        path: of the value, or of the mapping to which a key is added, in the words of the file.
        on_key: whether it is a key.
        word: what is written there already.
        range: where that stands.
        keys: those beside a key.
        has_colon: whether a colon follows already.
    """

    subject: Subject
    path: FieldPath
    on_key: bool
    word: str
    range: Range
    keys: tuple[str, ...] = ()
    has_colon: bool = False

    @property
    def field_path(self) -> FieldPath:
        """The path of the field that is being typed, or whose value is."""
        return self.path / self.word if self.on_key else self.path


class _Word(NamedTuple):
    """The word at the cursor, as places in the text, and the document that it stands in."""

    start: int
    end: int
    first: int
    last: int


def gap_at(reading: Reading, point: Point) -> Gap | None:
    """The gap at a point; None where nothing of a pack is being typed, as in a comment or in a prompt."""
    text = reading.text.text
    if len(text) > MAX_CHARACTERS:
        return None
    word = _word(text, reading.text.index(point))
    before, after = text[word.first : word.start], text[word.end : word.last]
    for filled in (f"{before}{FILLER}{after}", f"{before}{FILLER}: {after}"):
        found = _found(filled, reading)
        if found is not None:
            return _gap(reading, word, *found)
    for filled in skeletons(before, FILLER, text[word.first : word.last]):
        found = _found(filled, reading)
        if found is not None:
            subject, path, on_key = found
            return _gap(reading, word, _remembered(reading, word) or subject, path, on_key)
    return None


def _word(text: str, index: int) -> _Word:
    line = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    found = _BEFORE.search(text[line:index])
    start = line + found.start() if found else index
    behind = _AFTER.match(text, index)
    separators = [match.start() for match in _SEPARATOR.finditer(text)]
    first = max((place for place in separators if place < line), default=0)
    last = min((place for place in separators if place > index), default=len(text))
    return _Word(start, behind.end() if behind else index, first, last)


def _remembered(reading: Reading, word: _Word) -> Subject | None:
    """What was last read in the place of a document that cannot be read now."""
    number = len(_SEPARATOR.findall(reading.text.text[: word.first]))
    old = sorted(reading.remembered, key=lambda subject: abs(subject.document.number - 1 - number))
    return old[0] if old else None


def _found(text: str, reading: Reading) -> tuple[Subject, FieldPath, bool] | None:
    for one in documents(as_bytes(text), ""):
        place = _filler_in(one.document.value) if one.pack else None
        if place is not None:
            return examine(one.document, reading.target, reading.universe), *place
    return None


def _filler_in(value: Any) -> tuple[FieldPath, bool] | None:
    pending: list[tuple[FieldPath, Any]] = [(ROOT, value)]
    while pending:
        path, here = pending.pop()
        if here == FILLER:
            return path, False
        if isinstance(here, dict) and FILLER in here:
            return path, True
        pending += [(path / step, inner) for step, inner in _inside(here)]
    return None


def _inside(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _gap(reading: Reading, word: _Word, subject: Subject, path: FieldPath, on_key: bool) -> Gap:  # noqa: FBT001
    text = reading.text
    span = Span(text.lines.position(word.start), text.lines.position(word.end))
    written = text.text[word.start : word.end]
    field = field_of(meant(subject, path), subject.target) if path else None
    if not on_key and field is not None and field.node.fields:
        # A word alone where a mapping belongs becomes its first key.
        return Gap(subject, path, True, written, text.range(span))
    keys = tuple(key for key in subject.document.keys(path) if key != FILLER) if on_key else ()
    has_colon = on_key and _COLON.match(text.text, word.end) is not None
    return Gap(subject, path, on_key, written, text.range(span), keys, has_colon)
