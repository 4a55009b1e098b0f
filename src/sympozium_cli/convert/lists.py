"""A list that the API server itself wrote has a kind of its own: PersonaPackList."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint.packs import GROUP
from sympozium_cli.lint.text_edit import TextEdit
from sympozium_cli.schema.target import SPELLINGS, Era, Target
from sympozium_cli.source import ROOT, load

_KIND = ROOT / "kind"
_OLD = f"{SPELLINGS[Era.V0_8].kind}List"


def list_edits(data: bytes, source: str, target: Target) -> Iterator[TextEdit]:
    """The edits that name the lists of packs after the target's kind."""
    new = f"{target.kind}List"
    for document in load(data, source) if _OLD.encode() in data else ():
        value = document.value if isinstance(document.value, dict) else {}
        group = str(value.get("apiVersion")).rpartition("/")[0]
        if value.get("kind") == _OLD and group == GROUP:
            span = document.span(_KIND)
            yield TextEdit(span, document.text_between(span).replace(_OLD, new))
