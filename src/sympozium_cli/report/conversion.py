"""What a conversion changes, for eyes and for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sympozium_cli.convert.change import Note
from sympozium_cli.convert.conversion import Conversion
from sympozium_cli.lint.finding import LocatedFinding, Place
from sympozium_cli.lint.subject import object_name
from sympozium_cli.report.as_json import finding_json, span_json
from sympozium_cli.report.cells import folded
from sympozium_cli.report.masking import masked
from sympozium_cli.report.presentable import presentable
from sympozium_cli.report.terminal import Terminal, inert

API_VERSION = "sympozium-cli/convert/v1"
_INDENT = "  "


class ConvertedFile(NamedTuple):
    """A file, whether its text changes, and its packs, each with what would stop it."""

    name: str
    changed: bool
    packs: Sequence[tuple[Conversion, Sequence[LocatedFinding]]]


def notes_text(notes: Iterable[Note], terminal: Terminal) -> Iterator[str]:
    """The lines for the notes of one file; what is the same at several places is said once, at the first."""
    alike: dict[tuple[str, ...], list[Note]] = {}
    for note in notes:
        alike.setdefault((note.topic, _subject(note), note.was, note.now, note.keep), []).append(note)
    for group in alike.values():
        yield from _note(group[0], [note.place for note in group[1:]], terminal)


def _note(note: Note, others: Sequence[Place], terminal: Terminal) -> Iterator[str]:
    head = f"{_where(note.place)}: "
    word = f"note[{note.topic}]"
    text = _shown(f"{_subject(note)}: {note.was}")
    first, *rest = folded(text, terminal.width, max(terminal.width - len(head + word) - 2, 1))
    yield f"{terminal.paint(head, 'bold')}{terminal.paint(word, 'info')}: {first}"
    yield from (_INDENT + line for line in rest)
    for title, said in (("now", note.now), ("to keep it", note.keep), ("also at", ", ".join(map(_point, others)))):
        if said:
            yield from _said(f"{_INDENT}{title}: ", _shown(said), terminal)


def _said(head: str, text: str, terminal: Terminal) -> Iterator[str]:
    first, *rest = folded(text, terminal.width and max(terminal.width - len(head), 1))
    yield head + first
    yield from (" " * len(head) + line for line in rest)


def _subject(note: Note) -> str:
    """The last word of the path that is a key: what the note is about."""
    return note.path.rpartition(".")[2].partition("[")[0]


def _where(place: Place) -> str:
    return f"{_shown(place.file)}:{_point(place)}"


def _point(place: Place) -> str:
    return f"{place.span.start.line}:{place.span.start.column}"


def _shown(text: str) -> str:
    return inert(masked(text))


def conversion_json(files: Iterable[ConvertedFile], target: str) -> str:
    """Everything as one JSON document, `sympozium-cli/convert/v1`."""
    import json

    document = {"apiVersion": API_VERSION, "target": target, "files": [_file_json(file) for file in files]}
    return json.dumps(document, indent=2)


def _file_json(file: ConvertedFile) -> dict[str, Any]:
    packs = [_pack_json(pack, refusals) for pack, refusals in file.packs]
    return {"file": masked(file.name), "changed": file.changed, "packs": packs}


def _pack_json(pack: Conversion, refusals: Iterable[LocatedFinding]) -> dict[str, Any]:
    origin = pack.origin
    kind, name, namespace = map(masked, object_name(pack.document.value))
    return {
        "object": {"kind": kind, "name": name, "namespace": namespace},
        "line": pack.start.line,
        "column": pack.start.column,
        "changed": pack.changed,
        "words": list(pack.words),
        "comparedWith": str(origin.target) if origin else None,
        "assumed": origin.assumed if origin else False,
        "notes": [_note_json(note) for note in pack.notes],
        "refusals": [finding_json(presentable(finding)) for finding in refusals],
    }


def _note_json(note: Note) -> dict[str, Any]:
    return {
        "topic": note.topic,
        "path": masked(note.path),
        **span_json(note.place.span),
        "was": masked(note.was),
        "now": masked(note.now),
        "keep": masked(note.keep),
    }
