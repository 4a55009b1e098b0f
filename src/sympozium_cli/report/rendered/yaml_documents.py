"""Rendered objects as a stream of YAML documents; with an explanation, a comment beside every value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.render.absences import Absence
from sympozium_cli.render.manifest import Manifest
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
            yield from document_lines(manifest, rendering.document, explain=screen.explain)
        if screen.explain:
            yield from _not_made(rendering)


def document_lines(manifest: Manifest, document: Document, *, explain: bool) -> Iterator[str]:
    """The lines of one object."""
    if explain:
        yield from _heading(manifest, document)
    yield from yaml_lines(manifest.value, notes(manifest, document) if explain else None)


def _heading(manifest: Manifest, document: Document) -> Iterator[str]:
    yield f"# {inert(manifest.key)}, made by the {manifest.made_by}; lines are those of {inert(document.source)}"
    if manifest.note:
        yield f"# {manifest.note}"
    if not manifest.owner:
        yield "# no owner: it is not garbage-collected with the pack"


def _not_made(rendering: Rendering) -> Iterator[str]:
    if rendering.absences:
        yield "---"
        yield f"# What is not made of {inert(rendering.pack)}"
        for absence in rendering.absences:
            yield f"# {inert(said(absence, rendering.document))}"


def said(absence: Absence, document: Document) -> str:
    """What is not made, and the line that decides."""
    return f"{absence.message} (line {document.span(written_path(document, absence.path)).start.line})"
