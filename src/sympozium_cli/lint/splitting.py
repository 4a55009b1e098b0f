"""Make several items of one item of a list, in the way the list is laid out."""

from __future__ import annotations

from collections.abc import Sequence

from sympozium_cli.lint.fix import Replace
from sympozium_cli.lint.scalar import quoted
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import Document, FieldPath


def split_item(document: Document, path: FieldPath, texts: Sequence[str]) -> Replace | None:
    """The edit that writes `texts` instead of the item at `path`; None where the layout gives no place for them."""
    place = written_path(document, path)
    joint = _joint(document, place)
    return Replace(path, joint.join(map(quoted, texts))) if joint and texts else None


def _joint(document: Document, place: FieldPath) -> str:
    """What stands between two items of the list; empty where that is not plain to see."""
    if document.text_between(document.span(place.parent)).startswith("["):
        return ", "
    dash = document.key_span(place).start
    line = document.lines.line(dash.line)
    indent = line[: dash.column - 1]
    return f"\n{indent}- " if not indent.strip() and line[dash.column - 1 :].startswith("-") else ""
