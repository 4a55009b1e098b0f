"""Check one document, or one file, for itself: no other file is known, so files can be checked in any order.

What only the whole input can decide, that two packs claim one name, is handed on as claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sympozium_cli.lint.checked import CheckedPack, checked_pack
from sympozium_cli.lint.finding import Claim, Finding, LocatedFinding, ObjectName, Place
from sympozium_cli.lint.identity import KeyedPaths
from sympozium_cli.lint.ignores import Ignore, ignores
from sympozium_cli.lint.locate import located, place_of
from sympozium_cli.lint.origin import origin
from sympozium_cli.lint.packs import documents
from sympozium_cli.lint.rule import CLAIM, CLUSTER, DOCUMENT, IGNORE, Rule
from sympozium_cli.lint.subject import Subject, examine, object_name
from sympozium_cli.lint.universe import NOTHING, Defined
from sympozium_cli.schema.target import Target
from sympozium_cli.source import Document

RuleSource = Callable[[Subject], Iterable[Rule]]


class LocatedClaim(NamedTuple):
    """A claim with its finding in place, for the case that somebody was there first.

    `place` is what the later ones will point to.
    """

    key: tuple[str, ...]
    owner: tuple[str, ...]
    place: Place
    finding: LocatedFinding


class FileResult(NamedTuple):
    """What came of one file.

    Args:
        findings: in the order of the text.
        claims: names that no other pack of the input may use.
        accepted: what its author has accepted.
        packs: a few words about every pack.
        others: the kinds of the documents that are none.
        first: the name of the first pack, which findings about ignores are given to.
        unasked: the rules that had no chance to speak: not of this release, or not of a document that cannot be read.
            None where it is all of them.
    """

    findings: tuple[LocatedFinding, ...]
    claims: tuple[LocatedClaim, ...]
    accepted: tuple[Ignore, ...]
    packs: tuple[CheckedPack, ...]
    others: tuple[str, ...]
    first: ObjectName
    unasked: tuple[str, ...] | None = ()


def examine_file(
    data: bytes, name: str, rules: RuleSource, target: Target | None = None, universe: Defined = NOTHING
) -> FileResult:
    """Check every pack in the bytes of a file.

    Args:
        data: the content.
        name: what the file is called in messages.
        rules: gives the rules that concern a subject.
        target: the release to check for; None lets every document's dialect decide.
        universe: kind and name of what the whole input defines besides packs.
    """
    found = list(documents(data, name))
    packs = [one.document for one in found if one.pack]
    examined = [examine_document(document, rules, target, universe) for document in packs]
    return FileResult(
        findings=_once(sorted((finding for one in examined for finding in one.findings), key=in_order)),
        claims=tuple(claim for one in examined for claim in one.claims),
        accepted=tuple(ignores(packs)),
        packs=tuple(one.pack for one in examined),
        others=tuple(one.kind for one in found if not one.pack),
        first=ObjectName(*object_name(packs[0].value)) if packs else ObjectName("", "", ""),
        unasked=_unasked(packs, examined),
    )


def _unasked(packs: list[Document], examined: list[Examined]) -> tuple[str, ...] | None:
    if any(document.value is None for document in packs):
        return None
    return tuple(sorted({name for one in examined for name in one.unasked}))


class Examined(NamedTuple):
    """What came of one document."""

    findings: list[LocatedFinding]
    claims: list[LocatedClaim]
    pack: CheckedPack
    unasked: list[str]


def examine_document(
    document: Document, rules: RuleSource, target: Target | None = None, universe: Defined = NOTHING
) -> Examined:
    """Check one document that is, or should have been, a pack."""
    subject = examine(document, target, universe)
    paths = KeyedPaths(document.value)
    findings: list[LocatedFinding] = []
    claims: list[LocatedClaim] = []
    unasked: list[str] = []
    for rule in rules(subject):
        if not rule.speaks_for(subject.target.release):
            unasked.append(rule.name)
            continue
        for found in _found(rule, subject):
            if isinstance(found, Claim):
                claims.append(_claim(found, rule, document, paths))
            else:
                findings.append(located(found, rule, document, paths))
    came_from = origin(document) if findings or claims else ""
    if came_from:
        findings = [finding._replace(origin=came_from) for finding in findings]
        claims = [claim._replace(finding=claim.finding._replace(origin=came_from)) for claim in claims]
    return Examined(_without_repeats(sorted(findings, key=in_order)), claims, checked_pack(subject), unasked)


def _found(rule: Rule, subject: Subject) -> Iterator[Finding | Claim]:
    if rule.kind == DOCUMENT:
        return rule.check(subject)  # type: ignore[arg-type,call-arg]  # `kind` says what it takes
    # A document that cannot be read means nothing, and without a cluster nothing is to be said about one.
    if rule.kind in {IGNORE, CLUSTER} or subject.document.value is None:
        return iter(())
    return rule.check(subject.pack)  # type: ignore[arg-type,call-arg]  # `kind` says what it takes


def _claim(claim: Claim, rule: Rule, document: Document, paths: KeyedPaths) -> LocatedClaim:
    assert rule.kind == CLAIM
    place = place_of(document, claim.finding.path, claim.elsewhere)
    return LocatedClaim((rule.name, *claim.key), claim.owner, place, located(claim.finding, rule, document, paths))


def in_order(finding: LocatedFinding) -> tuple[object, ...]:
    """File, line, column, rule: the order of every report."""
    return (finding.place.file, finding.place.span, finding.rule, finding.message)


def _once(findings: list[LocatedFinding]) -> tuple[LocatedFinding, ...]:
    """The findings, of those that are said once for a file the first of each rule."""
    said: set[str] = set()
    kept = []
    for finding in findings:
        if finding.rule not in said:
            kept.append(finding)
        if finding.once:
            said.add(finding.rule)
    return tuple(kept)


def _without_repeats(findings: list[LocatedFinding]) -> list[LocatedFinding]:
    return list({in_order(finding): finding for finding in reversed(findings)}.values())[::-1]
