"""What rules look at: one document, what the API server says of it, and the pack it means."""

from __future__ import annotations

from typing import Any, NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.lint.universe import Defined
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.dialect import Dialect, dialect
from sympozium_cli.schema.spelling import Renamed, respelled
from sympozium_cli.schema.target import Target
from sympozium_cli.schema.verdict import Verdict, verdict
from sympozium_cli.source import Document


class Subject(NamedTuple):
    """A document that is, or should have been, a pack.

    Args:
        document: the text with its places.
        dialect: the era whose words the author uses, and what is mixed in it.
        target: the release that the document is checked for.
        forced: whether `--target` chose it.
        renamed: keys that were read although the target spells them otherwise.
        verdict: what the API server of the target does with the document.
        pack: the effective object.
    """

    document: Document
    dialect: Dialect
    target: Target
    forced: bool
    renamed: tuple[Renamed, ...]
    verdict: Verdict
    pack: Pack


def examine(document: Document, target: Target | None = None, universe: Defined = frozenset()) -> Subject:
    """Read a pack document for the target that was asked for, or else for the one that its dialect means."""
    spoken = dialect(document.value)
    chosen = target or spoken.target
    value, renamed = respelled(document.value, chosen)
    judged = verdict(value, resource(chosen.kind, chosen.release))
    pack = Pack(judged.value, chosen.release, universe)
    return Subject(document, spoken, chosen, target is not None, renamed, judged, pack)


def object_name(value: Any) -> tuple[str, str, str]:
    """Kind, name and namespace of a document, each "" where it has none."""
    document = value if isinstance(value, dict) else {}
    metadata = document.get("metadata")
    names = metadata if isinstance(metadata, dict) else {}
    return _text(document.get("kind")), _text(names.get("name")), _text(names.get("namespace"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
