"""Whether a value is the author's, where the API server fills in one of its own."""

from __future__ import annotations

from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import FieldPath


def is_kept(subject: Subject, path: FieldPath) -> bool:
    """Whether the author wrote the value at `path`, and the API server neither drops nor refuses it."""
    faults = (violation.path for violation in subject.verdict.violations)
    return subject.document.has(written_path(subject.document, path)) and path not in faults
