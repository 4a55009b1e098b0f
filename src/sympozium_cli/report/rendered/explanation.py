"""Why every field of a rendered object is what it is: a note for each, which names the line of the pack."""

from __future__ import annotations

from typing import Any, Final

from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.origin import Origin, origins, plain
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import ROOT, Document, FieldPath

ALWAYS: Final = "always"
"""The note for what no pack can change."""

_SAID_ABOVE: Final = frozenset((ROOT / "apiVersion", ROOT / "kind"))
_API_SERVER: Final = "default of the API server"
_LONGEST = 40


def notes(manifest: Manifest, document: Document) -> dict[FieldPath, str]:
    """The note for every value of an object, by its path there.

    Args:
        manifest: the object.
        document: the pack that it was made of.
    """
    return {
        path: note(origin, _at(manifest.tree, path), document)
        for path, origin in origins(manifest.tree)
        if path not in _SAID_ABOVE
    }


def note(origin: Origin | None, value: Any, document: Document) -> str:
    """What to say of a value that came about in this way."""
    if origin is None:
        return ALWAYS
    if origin.path is None:
        return origin.why
    path = written_path(document, origin.path)
    line = f"line {document.span(path).start.line}"
    if not document.has(path):
        return f"{origin.why} ({line})" if origin.why else f"{_API_SERVER} ({line})"
    if origin.why:
        return f"{line}: {origin.why}"
    written = _at(document.value, path)
    return line if written == value or not _is_short(written) else f"{line}, written as {written!r}"


def _is_short(written: Any) -> bool:
    return isinstance(written, str | int | float) and len(str(written)) <= _LONGEST


def _at(tree: Any, path: FieldPath) -> Any:
    for step in path:
        tree = plain(tree)[step]
    return plain(tree)
