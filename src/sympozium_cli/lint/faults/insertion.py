"""Put an entry into a mapping or an item into a list, laid out as its neighbours are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sympozium_cli.lint.fix import Fix, Overwrite, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.source import Document, FieldPath, Span

_OPENS_FLOW = r"(?:[&!]\S+\s+)*\{"


def first_entry(document: Document, path: FieldPath, key: str, value: str) -> Fix | None:
    """The fix that makes `key: value` the first entry of the mapping at `path`; None where it has no place."""
    edit = _first_entry(document, path, key, value)
    return Fix(f"write {key}: {value}", (edit,)) if edit is not None else None


def _first_entry(document: Document, path: FieldPath, key: str, value: str) -> Replace | Overwrite | None:
    keys = document.keys(path)
    if not keys:
        return Replace(path, f"{{{key}: {value}}}")
    around, start = document.span(path), document.key_span(path / keys[0]).start
    if not around.start <= start < around.end:
        return None
    entry = f'"{key}"' if document.text_between(document.key_span(path / keys[0])).startswith('"') else key
    is_flow = re.match(_OPENS_FLOW, document.text_between(around))
    behind = ", " if is_flow else _line_end(document) + " " * (start.column - 1)
    return Overwrite(Span(start, start), f"{entry}: {value}{behind}")


def in_place_of_item(document: Document, path: FieldPath, texts: Sequence[str]) -> Replace:
    """The edit that writes the items `texts`, at least one, in the place of the item at `path`."""
    start = document.span(path).start
    head = document.lines.line(start.line)[: start.column - 1]
    between = f"{_line_end(document)}{head}" if head.strip() == "-" else ", "
    return Replace(path, between.join(yaml_text(text) for text in texts))


def _line_end(document: Document) -> str:
    return "\r\n" if "\r\n" in document.lines.text else "\n"
