"""Whether a part of a pack is missing only because of how it is written, of which the rules of the schema speak."""

from __future__ import annotations

from sympozium_cli.lint.faults.unknown_fields import is_misspelt
from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.verdict import MISSING
from sympozium_cli.source import FieldPath


def is_garbled(subject: Subject, *path: str | int) -> bool:
    """Whether the API server refuses or drops the value at `path`, or knows its key by another name."""
    place = FieldPath(path)
    refused = any(violation.path == place and violation.kind != MISSING for violation in subject.verdict.violations)
    return refused or is_misspelt(subject, place)
