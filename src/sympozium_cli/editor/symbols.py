"""The outline of a file: its packs, and in each the personas, the stimulus and the relationships."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import excluded
from sympozium_cli.editor.reading import Reading
from sympozium_cli.editor.text import Range
from sympozium_cli.lint.subject import Subject, object_name
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import ROOT, FieldPath

PACK: Final = "pack"
PERSONA: Final = "persona"
STIMULUS: Final = "stimulus"
RELATIONSHIP: Final = "relationship"


class Symbol(NamedTuple):
    """A line of the outline: `range` is all of it, `name_range`, which lies in there, its name."""

    kind: str
    name: str
    detail: str
    range: Range
    name_range: Range
    children: tuple[Symbol, ...] = ()


def symbols(reading: Reading) -> list[Symbol]:
    """The outline of every pack that can be read."""
    return [_pack(reading, subject) for subject in reading.packs]


def _pack(reading: Reading, subject: Subject) -> Symbol:
    kind, name, _ = object_name(subject.document.value)
    children = tuple(_children(reading, subject, subject.pack))
    return _symbol(reading, subject, (PACK, name or "unnamed", kind), (ROOT, ROOT / "metadata" / "name"), children)


def _children(reading: Reading, subject: Subject, pack: Pack) -> Iterator[Symbol]:
    for persona in pack.personas:
        detail = ", ".join(filter(None, (persona.display_name, "excluded" if excluded(pack, persona) else "")))
        words = (PERSONA, persona.name or "unnamed", detail)
        yield _symbol(reading, subject, words, (persona.path, persona.path / "name"))
    if pack.stimulus is not None:
        words = (STIMULUS, pack.stimulus.name or "unnamed", "stimulus")
        yield _symbol(reading, subject, words, (pack.stimulus.path, pack.stimulus.path / "name"))
    for edge in pack.relationships:
        words = (RELATIONSHIP, f"{edge.source or '?'} → {edge.target or '?'}", edge.type)
        yield _symbol(reading, subject, words, (edge.path, edge.path))


def _symbol(
    reading: Reading,
    subject: Subject,
    words: tuple[str, str, str],
    paths: tuple[FieldPath, FieldPath],
    children: tuple[Symbol, ...] = (),
) -> Symbol:
    document = subject.document
    whole, name = (reading.text.range(document.span(written_path(document, path))) for path in paths)
    # What came by an alias has its name elsewhere.
    is_inside = whole.start <= name.start and name.end <= whole.end
    return Symbol(*words, whole, name if is_inside else whole, children)
