"""What a converted pack would come to: the findings for which nothing would be made of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sympozium_cli.convert.conversion import Conversion, Converted
from sympozium_cli.lint.examination import examine_document
from sympozium_cli.lint.faults.refusals import PACK_REFUSED
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.packs import documents
from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.lint.subject import Subject, object_name
from sympozium_cli.rules import rules_for
from sympozium_cli.schema.target import Target
from sympozium_cli.source import Document


class Refusal(NamedTuple):
    """A pack that would not work on the target.

    Args:
        name: the pack's name.
        target: the release that it is converted to.
        findings: why, each at its place in the converted text.
        origin: the release that it was compared with; None where there is none.
        before: the rules that spoke against it on that release as well.
    """

    name: str
    target: Target
    findings: tuple[LocatedFinding, ...]
    origin: Target | None
    before: frozenset[str]

    def sentence(self) -> str:
        """What would become of it, and whether that is new."""
        ends_in_error = any(finding.effect == PACK_REFUSED for finding in self.findings)
        end = "would end in phase Error on" if ends_in_error else "would not be taken as it is by"
        return f"'{self.name}' {end} {self.target}{self._comparison()}"

    def _comparison(self) -> str:
        if self.origin is None:
            return ""
        if not self.before:
            return f"; {self.origin} found nothing wrong with it"
        same = all(finding.rule in self.before for finding in self.findings)
        return f"; {self.origin} had {'the same' if same else 'some'} objections"


def refusals(result: Converted, source: str, target: Target) -> dict[int, Refusal]:
    """The packs of a file, by their number from 0, that would not work on the target.

    Those that nothing was done to are not asked, unless they have the lists of two eras.
    """
    after = [one.document for one in documents(result.after, source) if one.pack]
    asked = [number for number, pack in enumerate(result.packs) if pack.changed or pack.dialect.both]
    found = {number: _refusal(result.packs[number], after[number], target) for number in asked}
    return {number: refusal for number, refusal in found.items() if refusal.findings}


def _refusal(pack: Conversion, after: Document, target: Target) -> Refusal:
    findings = _findings(after, target)
    origin = pack.origin.target if pack.origin is not None else None
    before = frozenset(found.rule for found in _findings(pack.document, origin)) if origin and findings else frozenset()
    return Refusal(object_name(pack.value)[1], target, findings, origin, before)


def _findings(document: Document, target: Target) -> tuple[LocatedFinding, ...]:
    found = examine_document(document, _against, target).findings
    return tuple(finding for finding in found if finding.severity == ERROR)


def _against(subject: Subject) -> Iterator[Rule]:
    """The rules that stop a pack, and those of what kubectl refuses and everybody else drops."""
    for rule in rules_for(subject):
        if rule.stops or (rule.topic == "schema" and rule.severity == ERROR):
            yield rule
