"""Bring rules and documents together, and give every finding its place in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sympozium_cli.lint.checked import CheckedPack, checked_pack
from sympozium_cli.lint.finding import (
    Claim,
    Finding,
    LocatedFinding,
    LocatedFix,
    ObjectName,
    Place,
    Related,
)
from sympozium_cli.lint.fix import Fix, text_edits
from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.subject import Subject, examine, object_name
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.schema.target import Target
from sympozium_cli.source import Document, FieldPath, Span


class Checked(NamedTuple):
    """What came of one document."""

    findings: list[LocatedFinding]
    pack: CheckedPack


RuleSource = Callable[[Subject], Iterable[Rule]]


class Linter:
    """Checks documents one after the other and remembers what names the earlier ones have claimed.

    Args:
        rules: gives the rules that concern a subject.
        target: the release to check for; None lets every document's dialect decide.
    """

    def __init__(self, rules: RuleSource, target: Target | None = None) -> None:
        self._rules = rules
        self._target = target
        self._claims: dict[tuple[str, ...], Place] = {}

    def lint(self, document: Document) -> list[LocatedFinding]:
        """All that is wrong with `document`, in the order a reader meets it; the same fault is said once."""
        return self.check(document).findings

    def check(self, document: Document) -> Checked:
        """The findings of `lint`, with a few words about the pack."""
        subject = examine(document, self._target)
        return Checked(self._located(subject), checked_pack(subject))

    def _located(self, subject: Subject) -> list[LocatedFinding]:
        located = [
            _located(finding, rule, subject.document)
            for rule in self._rules(subject)
            if rule.speaks_for(subject.target.release)
            for finding in self._findings(rule, subject)
        ]
        return _without_repeats(sorted(located, key=lambda finding: finding.order))

    def _findings(self, rule: Rule, subject: Subject) -> Iterator[Finding]:
        looked_at = subject if rule.kind == "document" else subject.pack
        for found in rule.check(looked_at):  # type: ignore[arg-type]  # `kind` says which of the two it takes
            if isinstance(found, Finding):
                yield found
            else:
                yield from self._contested(rule, found, subject.document)

    def _contested(self, rule: Rule, claim: Claim, document: Document) -> Iterator[Finding]:
        place = _place(document, claim.finding.path, claim.elsewhere)
        first = self._claims.setdefault((rule.name, *claim.key), place)
        if first is not place:
            yield claim.finding._replace(elsewhere=(first,))


def _located(finding: Finding, rule: Rule, document: Document) -> LocatedFinding:
    path = written_path(document, finding.path)
    span = finding.span or (document.key_span(path) if finding.on_key else document.span(path))
    label = finding.label or _did_you_mean(finding, document)
    return LocatedFinding(
        rule=rule.name,
        severity=finding.severity or rule.severity,
        message=finding.message,
        effect=finding.effect or rule.effect,
        remedy=finding.remedy,
        place=Place(document.source, span, document.lines.line(span.start.line), label),
        path=str(path),
        object=ObjectName(*object_name(document.value)),
        related=(*(_related(related, document) for related in finding.related), *finding.elsewhere),
        fix=_located_fix(finding.fix, document),
        starred=rule.starred,
    )


def _did_you_mean(finding: Finding, document: Document) -> str:
    if not finding.suggestion:
        return ""
    question = f"did you mean '{finding.suggestion}'"
    if finding.suggested_at is None:
        return question + "?"
    return f"{question} (line {document.span(written_path(document, finding.suggested_at)).start.line})?"


def _related(related: Related, document: Document) -> Place:
    if related.span is not None:
        return _spanned(document, related.span, related.message)
    return _place(document, related.path, related.message)


def _place(document: Document, path: FieldPath, label: str) -> Place:
    return _spanned(document, document.span(written_path(document, path)), label)


def _spanned(document: Document, span: Span, label: str) -> Place:
    return Place(document.source, span, document.lines.line(span.start.line), label)


def _located_fix(fix: Fix | None, document: Document) -> LocatedFix | None:
    if fix is None:
        return None
    edits = text_edits(fix, document)
    return LocatedFix(fix.title, fix.safe, edits) if edits else None


def _without_repeats(findings: list[LocatedFinding]) -> list[LocatedFinding]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for finding in findings:
        key = (finding.place.file, finding.place.span, finding.rule, finding.message)
        if key not in seen:
            seen.add(key)
            kept.append(finding)
    return kept
