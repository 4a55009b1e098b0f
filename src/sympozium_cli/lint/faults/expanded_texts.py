"""Findings about texts in which Kubernetes replaces something before anybody reads them, with the dollars to double."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint.faults.container_texts import ContainerText, container_texts
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Overwrite
from sympozium_cli.lint.severity import INFO
from sympozium_cli.lint.subject import Subject
from sympozium_cli.lint.vocabulary.environment import KEYS
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import Document, FieldPath, Span
from sympozium_cli.values.expansion import Piece, pieces


def expansions(subject: Subject) -> Iterator[Finding]:
    """For each text, one finding for every variable that is put in, and one for dollars that are lost.

    In settings that no model reads, such as `env`, a variable other than a key is probably meant: a note.
    """
    for text in container_texts(subject.pack):
        if "$" not in text.text:
            continue
        replaced = [piece for piece in pieces(text.text) if not piece.name or piece.name in text.known]
        places = _places(subject.document, text) if replaced else {}
        for name in dict.fromkeys(piece.name for piece in replaced):
            yield _expansion(text, name, places.get(name, []))


def _expansion(text: ContainerText, name: str, places: list[tuple[Span, Piece]]) -> Finding:
    found = _replaced(text, name) if name else _lost(text)
    if not places:
        return found
    edits = tuple(Overwrite(span, piece.literal) for span, piece in places)
    return found._replace(span=places[0][0], fix=Fix("double the dollars", edits, safe=not name))


def _replaced(text: ContainerText, name: str) -> Finding:
    is_key = name in KEYS
    reader = "the model gets it" if text.is_prompt else "it is put in"
    return Finding(
        text.path,
        f"$({name}) is replaced by the variable of that name",
        effect=f"if the Secret of authRefs has it, {reader} in clear" if is_key else "",
        remedy=f"write $$({name}) if you mean these characters",
        severity="" if is_key or text.is_prompt else INFO,
    )


def _lost(text: ContainerText) -> Finding:
    return Finding(
        text.path,
        "'$$' becomes '$'",
        effect="Kubernetes takes one of the dollars away before the text is read",
        remedy="write every dollar of it twice",
    )


def _places(document: Document, text: ContainerText) -> dict[str, list[tuple[Span, Piece]]]:
    """Where the pieces of every name stand in the file; none if the file spells the text differently."""
    start, written = _as_written(document, written_path(document, text.path))
    found = list(pieces(written))
    if [piece.name for piece in found] != [piece.name for piece in pieces(text.text)]:
        return {}
    places: dict[str, list[tuple[Span, Piece]]] = {}
    for piece in found:
        span = _span(document, start + piece.start, start + piece.end)
        places.setdefault(piece.name, []).append((span, piece))
    return places


def _as_written(document: Document, path: FieldPath) -> tuple[int, str]:
    """The text of a scalar as it stands in the file, and where that begins; a block's header is left out."""
    span = document.span(path)
    written = document.text_between(span)
    scalar = document.scalar(path)
    header = written.find("\n") + 1 if scalar is not None and scalar.style in ("literal", "folded") else 0
    return document.lines.index(span.start) + header, written[header:]


def _span(document: Document, start: int, end: int) -> Span:
    return Span(document.lines.position(start), document.lines.position(end))
