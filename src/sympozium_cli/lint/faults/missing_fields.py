"""What to say where a required field is missing."""

from __future__ import annotations

from typing import Final

from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.catalog import API_VERSION
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.schema.verdict import Violation
from sympozium_cli.source import FieldPath

_NEXT_STEPS: Final = {
    "systemPrompt": "say what the persona is and what it does",
    "task": "say what the persona does on every tick",
}


def is_missing(subject: Subject, violation: Violation) -> Finding:
    """That a required field is not there, or has no value, at the nearest place that the text spells out."""
    path = violation.path
    name = str(path[-1])
    if subject.document.has(written_path(subject.document, path)):
        return Finding(path, f"'{name}' has no value, and must have one", remedy=_remedy(subject, name), on_key=True)
    message = f"'{name}' is missing{_where(path.parent)}"
    return Finding(path.parent, message, remedy=_remedy(subject, name), on_key=True)


def _where(path: FieldPath) -> str:
    """The thing around the field, in a word."""
    if not path:
        return ""
    if isinstance(path[-1], int):
        return f" in an item of '{path[-2]}'"
    return f" in '{path[-1]}'"


def _remedy(subject: Subject, name: str) -> str:
    target = subject.target
    if name == target.list_key and subject.dialect.incomplete:
        return f"this looks like a fragment of a pack: list its personas under spec.{name}"
    if name == "kind":
        return f"write kind: {target.kind}"
    if name == "apiVersion":
        return f"write apiVersion: {API_VERSION}"
    return _NEXT_STEPS.get(name, "")
