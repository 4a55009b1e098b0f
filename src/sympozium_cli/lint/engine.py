"""Bring rules and documents together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.lint.checked import CheckedPack, checked_pack
from sympozium_cli.lint.finding import Claim, Finding, LocatedFinding, Place
from sympozium_cli.lint.ignores import ignores
from sympozium_cli.lint.locate import located, place_of
from sympozium_cli.lint.packs import documents
from sympozium_cli.lint.rule import DOCUMENT, IGNORE, Rule
from sympozium_cli.lint.silence import silenced
from sympozium_cli.lint.subject import Subject, examine
from sympozium_cli.lint.universe import Defined
from sympozium_cli.schema.target import Target
from sympozium_cli.source import ROOT, Document

RuleSource = Callable[[Subject], Iterable[Rule]]


class Checked(NamedTuple):
    """What came of one document."""

    findings: list[LocatedFinding]
    pack: CheckedPack


class FileResult(NamedTuple):
    """What came of one file: its findings in order, its packs, and the kinds of the documents that are none."""

    findings: list[LocatedFinding]
    packs: list[CheckedPack]
    others: list[str]


def no_rules() -> tuple[Rule, ...]:
    """The rules about acceptances of a linter that has none."""
    return ()


class Linter:
    """Checks documents one after the other and remembers what names the earlier ones have claimed.

    Args:
        rules: gives the rules that concern a subject.
        target: the release to check for; None lets every document's dialect decide.
        ignore_rules: gives the rules about acceptances, for a file that has any.
        universe: kind and name of what the whole input defines besides packs.
    """

    def __init__(
        self,
        rules: RuleSource,
        target: Target | None = None,
        *,
        ignore_rules: Callable[[], Iterable[Rule]] = no_rules,
        universe: Defined = frozenset(),
    ) -> None:
        self._rules = rules
        self._target = target
        self._ignore_rules = ignore_rules
        self._universe = universe
        self._claims: dict[tuple[str, ...], tuple[Place, tuple[str, ...]]] = {}

    def lint_file(self, data: bytes, name: str) -> FileResult:
        """Check every pack of a file; findings that its author has accepted are marked."""
        found = list(documents(data, name))
        packs = [one.document for one in found if one.pack]
        checked = [self.check(document) for document in packs]
        findings = sorted((finding for one in checked for finding in one.findings), key=_order)
        others = [one.kind for one in found if not one.pack]
        return FileResult(self._accepted(findings, packs), [one.pack for one in checked], others)

    def lint(self, document: Document) -> list[LocatedFinding]:
        """All that is wrong with `document`, in the order a reader meets it; the same fault is said once."""
        return self.check(document).findings

    def check(self, document: Document) -> Checked:
        """The findings of `lint`, with a few words about the pack."""
        subject = examine(document, self._target, self._universe)
        findings = [
            located(finding, rule, document)
            for rule in self._rules(subject)
            if rule.speaks_for(subject.target.release)
            for finding in self._findings(rule, subject)
        ]
        return Checked(_without_repeats(sorted(findings, key=_order)), checked_pack(subject))

    def _findings(self, rule: Rule, subject: Subject) -> Iterator[Finding]:
        if rule.kind == IGNORE or (rule.kind != DOCUMENT and subject.document.value is None):
            return
        looked_at = subject if rule.kind == DOCUMENT else subject.pack
        for found in rule.check(looked_at):  # type: ignore[arg-type]  # `kind` says what it takes
            if isinstance(found, Finding):
                yield found
            else:
                yield from self._contested(rule, found, subject.document)

    def _contested(self, rule: Rule, claim: Claim, document: Document) -> Iterator[Finding]:
        place = place_of(document, claim.finding.path, claim.elsewhere)
        first, owner = self._claims.setdefault((rule.name, *claim.key), (place, claim.owner))
        if first is not place and not (owner and owner == claim.owner):
            yield claim.finding._replace(elsewhere=(first,))

    def _accepted(self, findings: list[LocatedFinding], packs: Sequence[Document]) -> list[LocatedFinding]:
        acceptances = ignores(packs)
        if not acceptances:
            return findings
        marked, uses = silenced(findings, acceptances)
        about_them = [
            located(finding._replace(path=ROOT), rule, packs[0])
            for rule in self._ignore_rules()
            if rule.kind == IGNORE
            for finding in rule.check(uses)  # type: ignore[arg-type]  # a rule of this kind takes them
            if isinstance(finding, Finding)
        ]
        return sorted((*marked, *about_them), key=_order)


def _order(finding: LocatedFinding) -> tuple[object, ...]:
    return finding.order


def _without_repeats(findings: list[LocatedFinding]) -> list[LocatedFinding]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for finding in findings:
        key = (finding.place.file, finding.place.span, finding.rule, finding.message)
        if key not in seen:
            seen.add(key)
            kept.append(finding)
    return kept
