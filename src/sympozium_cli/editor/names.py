"""Where a pack names its personas and its stimulus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.api.pack import STIMULUS, Relationship
from sympozium_cli.api.shared_memory import SharedMemory
from sympozium_cli.api.sharing import persona_path
from sympozium_cli.editor.reading import Spot
from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.spelling import respelled, written_path
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.source import Document, FieldPath, Span

PERSONA: Final = "persona"
"""What is named; the other is STIMULUS."""


class Named(NamedTuple):
    """A place that names something: `kind` is PERSONA or STIMULUS, `path` in the words of the file."""

    kind: str
    name: str
    path: FieldPath
    defines: bool = False


def named(subject: Subject) -> tuple[Named, ...]:
    """Every place that names a persona or the stimulus, what the API server would drop too."""
    value, _ = respelled(subject.document.value, NEWEST)
    pack = Pack(value, NEWEST.release)
    found = (*_defined(pack), *_edges(pack), *_excluded(pack), *_shared(pack.spec.shared_memory))
    document = subject.document
    return tuple(one._replace(path=written_path(document, one.path)) for one in found if one.name)


def named_at(spot: Spot) -> Named | None:
    """The name that stands at a spot; None where none does."""
    return None if spot.on_key else next((one for one in named(spot.subject) if one.path == spot.path), None)


def same(one: Named, among: tuple[Named, ...]) -> list[Named]:
    """The places that name the same."""
    return [other for other in among if (other.kind, other.name) == (one.kind, one.name)]


def definitions(subject: Subject, kind: str) -> list[Named]:
    """The places that say what the personas, or the stimulus, are called; each name once."""
    found = (one for one in named(subject) if one.defines and one.kind == kind)
    return list({one.name: one for one in found}.values())


def text_span(document: Document, path: FieldPath, name: str) -> tuple[Span, bool]:
    """Where the name at `path` stands, without quotes, anchor and tag; and whether it stands there to the letter.

    Where it does not, because of an escape, the span is that of the whole value.
    """
    span = document.span(path)
    start, end = (document.lines.index(position) for position in span)
    written = document.lines.text[start:end]
    at = written.rfind(name)
    behind = written[at + len(name) :]
    if at < 0 or behind not in ("", "'", '"') or not written[:at].endswith(behind):
        return span, False
    lines = document.lines
    return Span(lines.position(start + at), lines.position(start + at + len(name))), True


def _defined(pack: Pack) -> Iterator[Named]:
    for persona in pack.personas:
        yield Named(PERSONA, persona.name, persona.path / "name", defines=True)
    if pack.stimulus is not None:
        yield Named(STIMULUS, pack.stimulus.name, pack.stimulus.path / "name", defines=True)


def _edges(pack: Pack) -> Iterator[Named]:
    for edge in pack.relationships:
        yield Named(_source_kind(pack, edge), edge.source, edge.path / "source")
        yield Named(PERSONA, edge.target, edge.path / "target")


def _source_kind(pack: Pack, edge: Relationship) -> str:
    """The stimulus is the source of an edge of its own type; while no type is written, its name decides."""
    if edge.type:
        return STIMULUS if edge.type == STIMULUS else PERSONA
    is_stimulus = pack.stimulus is not None and edge.source == pack.stimulus.name and pack.persona(edge.source) is None
    return STIMULUS if is_stimulus else PERSONA


def _excluded(pack: Pack) -> Iterator[Named]:
    for word in pack.spec.exclude_personas:
        yield Named(PERSONA, str(word), word.path)


def _shared(memory: SharedMemory | None) -> Iterator[Named]:
    if memory is None:
        return
    for rule in memory.access_rules:
        path = persona_path(rule)
        if path is not None:
            yield Named(PERSONA, rule.persona, path)
    membrane = memory.membrane
    for one in membrane.permeability if membrane is not None else ():
        yield Named(PERSONA, one.persona, one.path / "agentConfig")
    for group in membrane.trust_groups if membrane is not None else ():
        for word in group.personas:
            yield Named(PERSONA, str(word), word.path)
