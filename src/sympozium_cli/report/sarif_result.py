"""A finding as SARIF's result: where it is, what else explains it, who accepted it, and what would mend it."""

from __future__ import annotations

from typing import Any

from sympozium_cli.lint.baseline import fingerprint
from sympozium_cli.lint.finding import LocatedFinding, LocatedFix, Place
from sympozium_cli.report.excerpt import nearby
from sympozium_cli.report.masking import masked
from sympozium_cli.report.percent import uri_reference
from sympozium_cli.report.repository import from_root
from sympozium_cli.report.sarif_rule import LEVELS
from sympozium_cli.report.wording import headline, notes, object_words, plain
from sympozium_cli.source import Span

_KINDS = {"inline": "inSource"}
"""Who has accepted a finding elsewhere than in the file has done so from outside (`external`)."""


def result_json(finding: LocatedFinding, rule_index: int) -> dict[str, Any]:
    """The result; `suppressions` is always there, as SARIF has it for all results of a run or for none."""
    location = {**_location(finding.place), "logicalLocations": [_logical(finding)]}
    related = [{"id": number, **_related(place)} for number, place in enumerate(finding.related, 1)]
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "message": _message("\n".join((headline(finding), *notes(finding)))),
        "locations": [location],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"sympoziumFingerprint/v1": fingerprint(finding)},
        "suppressions": _suppressions(finding),
        **({"fixes": [_fix(finding.fix, finding.place.file)]} if finding.fix else {}),
    }


def _message(text: str) -> dict[str, str]:
    """A message whose braces are no placeholders (SARIF, 3.11.5) and whose brackets are no links (3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _location(place: Place) -> dict[str, Any]:
    region, context = _regions(place)
    physical = {"artifactLocation": _artifact(place.file), "region": region}
    return {"physicalLocation": {**physical, **({"contextRegion": context} if context else {})}}


def _related(place: Place) -> dict[str, Any]:
    return {**_location(place), **({"message": _message(plain(place.label))} if place.label else {})}


def _logical(finding: LocatedFinding) -> dict[str, str]:
    name = object_words(finding.object)
    path = plain(finding.path)
    return {
        "fullyQualifiedName": " ".join(part for part in (name, path) if part) or plain(finding.place.file),
        "kind": "property" if path else "object",
    }


def _artifact(file: str) -> dict[str, str]:
    uri = uri_reference(from_root(file))
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> dict[str, Any]:
    (line, column), (end_line, end_column) = span
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _regions(place: Place) -> tuple[dict[str, Any], dict[str, Any]]:
    """The region and the line around it, with their texts where they are in full what can be shown."""
    text, first, last = nearby(place)
    shown = masked(text)
    region, span = _region(place.span), place.span
    if span.start.line == span.end.line and last - first == span.end.column - span.start.column:
        region["snippet"] = {"text": _visible(shown[first:last])}
    if len(text) < len(place.line_text) or "snippet" not in region:
        return region, {}
    line = span.start.line
    return region, {"startLine": line, "endLine": line, "snippet": {"text": _visible(shown)}}


def _visible(text: str) -> str:
    return "\t".join(map(plain, text.split("\t")))


def _suppressions(finding: LocatedFinding) -> list[dict[str, str]]:
    if not finding.suppressed:
        return []
    reason = masked(plain(finding.justification))
    kind = _KINDS.get(finding.suppressed, "external")
    return [{"kind": kind, **({"justification": reason} if reason else {})}]


def _fix(fix: LocatedFix, file: str) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    title = fix.title if fix.safe else f"{fix.title} (may change what was meant)"
    return {
        "description": _message(plain(title)),
        "artifactChanges": [{"artifactLocation": _artifact(file), "replacements": replacements}],
    }
