"""Make several items of one item of a list, in the way the list is laid out."""

from __future__ import annotations

from sympozium_cli.api import Word
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.scalar import quoted
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import Document, FieldPath


def with_split_item(found: Finding, document: Document, item: Word) -> Finding:
    """The finding with a fix that splits the item at its commas, where the layout gives a place for the pieces."""
    pieces = [quoted(piece.strip()) for piece in item.split(",") if piece.strip()]
    joint = _joint(document, written_path(document, item.path))
    found = found._replace(remedy="write each piece as an item of its own")
    if not pieces or not joint:
        return found
    return found._replace(fix=Fix("split the item at its commas", (Replace(item.path, joint.join(pieces)),)))


def _joint(document: Document, place: FieldPath) -> str:
    """What stands between two items of the list; empty where that is not plain to see."""
    if document.text_between(document.span(place.parent)).startswith("["):
        return ", "
    start = document.span(place).start
    head = document.lines.line(start.line)[: start.column - 1]
    return f"\n{head}" if head.strip() == "-" else ""
