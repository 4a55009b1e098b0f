"""A finding in words, one line each, for formats that have no place for carets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sympozium_cli.lint.finding import LocatedFinding, ObjectName, Place
from sympozium_cli.lint.severity import SEVERITIES
from sympozium_cli.report.terminal import inert

_NO_CHARACTER = re.compile("[\ufffe\uffff]")
"""What is no character at all, and what XML has no way to write."""


def plain(text: str) -> str:
    """`text` as one line of characters that every reader takes, and none obeys."""
    return _NO_CHARACTER.sub(lambda match: f"\\u{ord(match.group()):04x}", inert(text))


def headline(finding: LocatedFinding) -> str:
    """The message, with the words that stand beside the caret elsewhere, and the file that was rendered."""
    label = f"; {finding.place.label}" if finding.place.label else ""
    origin = f" (from {finding.origin})" if finding.origin else ""
    return plain(f"{finding.message}{label}{origin}")


def notes(finding: LocatedFinding) -> list[str]:
    """What will happen, and what to do instead; either may be missing."""
    said = (("effect", finding.effect), ("fix", finding.remedy))
    return [f"{word}: {plain(text)}" for word, text in said if text]


def where(place: Place, file: str) -> str:
    """The place as editors read it, in `file`."""
    return f"{plain(file)}:{place.span.start.line}:{place.span.start.column}"


def object_words(name: ObjectName) -> str:
    """The object as `namespace/kind/name`, without the parts that the document does not have."""
    return plain("/".join(part for part in (name.namespace, name.kind, name.name) if part))


def worst_first(findings: Iterable[LocatedFinding]) -> list[LocatedFinding]:
    """The findings by severity, else as they came."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
