"""Rendered objects as a stream of YAML documents; with an explanation, a comment beside every value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.render.absences import Absence
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.report.masking import masked
from sympozium_cli.report.rendered.explanation import notes
from sympozium_cli.report.rendered.rendering import Rendering, Screen
from sympozium_cli.report.terminal import inert
from sympozium_cli.report.yaml_text import yaml_lines
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import Document


def lines(renderings: Sequence[Rendering], screen: Screen) -> Iterator[str]:
    """The documents, each after a separator."""
    for rendering in renderings:
        for manifest in rendering.manifests:
            yield "---"
            yield from document_lines(manifest, rendering.document, screen)
        if screen.explain:
            yield from _not_made(rendering, screen)


def document_lines(manifest: Manifest, document: Document, screen: Screen) -> Iterator[str]:
    """The lines of one object."""
    if not screen.explain:
        yield from yaml_lines(manifest.value)
        return
    yield from (_comment(text, screen) for text in _heading(manifest, document))
    yield from yaml_lines(manifest.value, notes(manifest, document), lambda text: screen.terminal.paint(text, "dim"))


def _heading(manifest: Manifest, document: Document) -> Iterator[str]:
    yield f"{manifest.key}, made by the {manifest.made_by}; lines are those of {document.source}"
    if manifest.note:
        yield manifest.note
    if not manifest.owner:
        yield "no owner: it is not garbage-collected with the pack"


def _not_made(rendering: Rendering, screen: Screen) -> Iterator[str]:
    if rendering.absences:
        yield "---"
        yield _comment(f"what is not made of {rendering.pack}", screen)
        for absence in rendering.absences:
            yield _comment(said(absence, rendering.document), screen)


def _comment(text: str, screen: Screen) -> str:
    return screen.terminal.paint(f"# {inert(text)}", "dim")


def said(absence: Absence, document: Document) -> str:
    """What is not made, and the line that decides."""
    return f"{masked(absence.message)} (line {document.span(written_path(document, absence.path)).start.line})"
