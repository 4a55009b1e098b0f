"""Why every field of a rendered object is what it is: a note for each, which names the line of the pack."""

from __future__ import annotations

from typing import Any, Final

from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.origin import Origin, origins, plain
from sympozium_cli.report.hiding import without_secrets
from sympozium_cli.report.masking import masked
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
    explainer = Explainer(document)
    return {
        path: masked(explainer.note(origin, _at(manifest.tree, path)))
        for path, origin in origins(manifest.tree)
        if path not in _SAID_ABOVE
    }


class Explainer:
    """Explains what was made of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._written = without_secrets(document.value)

    def note(self, origin: Origin | None, value: Any) -> str:
        """What to say of a value that came about in this way."""
        if origin is None:
            return ALWAYS
        return origin.why if origin.path is None else self._by_the_pack(origin.path, origin.why, value)

    def _by_the_pack(self, field: FieldPath, why: str, value: Any) -> str:
        path = written_path(self._document, field)
        line = f"line {self._document.span(path).start.line}"
        if not self._document.has(path):
            return f"{why or _API_SERVER} ({line})"
        if why:
            return f"{line}: {why}"
        written = _at(self._written, path)
        return line if written == value or not _is_short(written) else f"{line}, written as {written!r}"


def _is_short(written: Any) -> bool:
    return isinstance(written, str | int | float) and len(str(written)) <= _LONGEST


def _at(tree: Any, path: FieldPath) -> Any:
    for step in path:
        tree = plain(tree)[step]
    return plain(tree)
