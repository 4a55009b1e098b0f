"""Whether a file is a template that nobody has rendered yet."""

from __future__ import annotations

import re

from sympozium_cli.lint.walk import Found
from sympozium_cli.source import ROOT, Document, FieldPath, Position, Span

_ACTION = re.compile(r"^[ \t]*(?:-[ \t]+)*(?:[\w./-]+:[ \t]+)?(\{\{)", re.MULTILINE)
_NAMES = (ROOT / "metadata" / "name", ROOT / "metadata" / "generateName", ROOT / "metadata" / "namespace")
_LABELS = ROOT / "metadata" / "labels"


def is_template(text: str) -> bool:
    """Whether a name holds an action such as `{{ .Release.Name }}`; Kubernetes takes no name with a brace."""
    return "{{" in text


def unread_template(document: Document) -> Span | None:
    """The braces of the first action that stands where a key or a value begins, up to where reading failed.

    None for a document that was read, and where there is no such action.
    """
    if document.value is not None or not document.problems:
        return None
    lines = document.lines
    failed = Position(document.problems[0].span.start.line + 1, 1)
    action = _ACTION.search(lines.text, lines.index(document.span(ROOT).start), lines.index(failed))
    return Span(lines.position(action.start(1)), lines.position(action.end(1))) if action else None


def read_template(document: Document) -> FieldPath | None:
    """The first value of a document that YAML could read although it holds an action: a bare one, a name or a label."""
    if "{{" not in document.lines.text:
        return None
    actions = Found(document.value, lambda value: isinstance(value, str) and is_template(value)).values
    return next((path for path, _ in actions if _is_named(path) or _is_bare(document, path)), None)


def _is_named(path: FieldPath) -> bool:
    return path in _NAMES or path.parent == _LABELS


def _is_bare(document: Document, path: FieldPath) -> bool:
    scalar = document.scalar(path)
    return scalar is not None and not scalar.quoted
