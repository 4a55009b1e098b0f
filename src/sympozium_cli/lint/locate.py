"""Give a finding its place in the text, and everything that a report needs to show it."""

from __future__ import annotations

from sympozium_cli.lint.finding import Finding, LocatedFinding, LocatedFix, ObjectName, Place, Related
from sympozium_cli.lint.fix import Fix, Overwrite, text_edits
from sympozium_cli.lint.identity import KeyedPaths
from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.lint.subject import object_name
from sympozium_cli.lint.text_edit import TextEdit
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import Document, FieldPath, Span


def located(finding: Finding, rule: Rule, document: Document, paths: KeyedPaths) -> LocatedFinding:
    """`finding` of `rule`, as a report shows it; the document is not held alive by it."""
    path = written_path(document, finding.path)
    span = finding.span or (document.key_span(path) if finding.on_key else document.span(path))
    names = ObjectName(*object_name(document.value))
    return LocatedFinding(
        rule=rule.name,
        severity=finding.severity or rule.severity,
        message=finding.message,
        effect=finding.effect or rule.effect,
        remedy=finding.remedy,
        place=_spanned(document, span, finding.label or _did_you_mean(finding, document)),
        path=str(path),
        object=names,
        related=tuple(_related(related, document) for related in finding.related),
        fix=_located_fix(finding.fix, document),
        # An error that a finding grades down is still what everybody wants to hear.
        starred=rule.starred or rule.severity == ERROR,
        topic=rule.topic,
        security=rule.security,
        identity=(rule.name, *names, paths.of(path)),
        once=finding.once,
    )


def located_span(finding: Finding, rule: Rule, place: Place, names: ObjectName) -> LocatedFinding:
    """A finding that stands at no path, such as one about a comment, at `place`."""
    edits = tuple(TextEdit(*edit) for edit in (finding.fix.edits if finding.fix else ()) if isinstance(edit, Overwrite))
    label = finding.label or (f"did you mean '{finding.suggestion}'?" if finding.suggestion else "")
    return LocatedFinding(
        rule=rule.name,
        severity=finding.severity or rule.severity,
        message=finding.message,
        effect=finding.effect or rule.effect,
        remedy=finding.remedy,
        place=place._replace(label=label),
        path="",
        object=names,
        related=(),
        fix=LocatedFix(finding.fix.title, finding.fix.safe, edits) if finding.fix else None,
        starred=rule.starred,
        topic=rule.topic,
        security=rule.security,
        identity=(rule.name, *names, finding.message),
    )


def place_of(document: Document, path: FieldPath, label: str) -> Place:
    """Where the value at `path` stands, with a label for beside it."""
    return _spanned(document, document.span(written_path(document, path)), label)


def _did_you_mean(finding: Finding, document: Document) -> str:
    if not finding.suggestion:
        return ""
    question = f"did you mean '{finding.suggestion}'"
    if finding.suggested_at is None:
        return question + "?"
    return f"{question} (line {place_of(document, finding.suggested_at, '').span.start.line})?"


def _related(related: Related, document: Document) -> Place:
    if related.span is not None:
        return _spanned(document, related.span, related.message)
    return place_of(document, related.path, related.message)


def _spanned(document: Document, span: Span, label: str) -> Place:
    return Place(document.source, span, document.lines.line(span.start.line), label)


def _located_fix(fix: Fix | None, document: Document) -> LocatedFix | None:
    if fix is None:
        return None
    edits = text_edits(fix.edits_at(lambda path: written_path(document, path)), document)
    return LocatedFix(fix.title, fix.safe, edits) if edits else None
