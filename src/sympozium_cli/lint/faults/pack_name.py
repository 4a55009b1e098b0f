"""Whether a pack has a name at all."""

from __future__ import annotations

from typing import Final

from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.scalars import TYPE
from sympozium_cli.source import ROOT

NAME: Final = ROOT / "metadata" / "name"


def has_no_name(subject: Subject) -> bool:
    """Whether a document that was read has neither a name nor a beginning of one; a name of the wrong type is one."""
    metadata = subject.pack.metadata
    if subject.document.value is None or metadata.has("name") or metadata.has("generateName"):
        return False
    return not any(each.kind == TYPE and each.path in {NAME, NAME.parent} for each in subject.verdict.violations)
