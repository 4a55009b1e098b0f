"""What the tests of the YAML reader share: one document, and spans as short strings."""

from __future__ import annotations

from sympozium_cli.source import Document, FieldPath, Span, load


def read(text: str | bytes) -> Document:
    """The only document of a text."""
    data = text.encode() if isinstance(text, str) else text
    (document,) = load(data, "pack.yaml")
    return document


def shown(span: Span) -> str:
    """A span as `line:column-line:column`."""
    return f"{span.start.line}:{span.start.column}-{span.end.line}:{span.end.column}"


def path(*steps: str | int) -> FieldPath:
    return FieldPath(steps)
