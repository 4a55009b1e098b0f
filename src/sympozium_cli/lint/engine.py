"""Bring rules and files together: each file by itself, and then what only the whole input can decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sympozium_cli.lint.claims import Claims, Recall
from sympozium_cli.lint.examination import (
    Examined,
    FileResult,
    RuleSource,
    examine_document,
    examine_file,
    in_order,
)
from sympozium_cli.lint.finding import Finding, LocatedFinding
from sympozium_cli.lint.locate import located_span
from sympozium_cli.lint.rule import IGNORE, Rule
from sympozium_cli.lint.silence import silenced
from sympozium_cli.lint.universe import NOTHING, Defined
from sympozium_cli.schema.target import Target
from sympozium_cli.source import Document

IgnoreRules = Callable[[], Iterable[Rule]]


def no_rules() -> tuple[Rule, ...]:
    """The rules about ignores of a run that has none."""
    return ()


class Settlement:
    """Settles what files claim, in the order in which they come, and sets aside what their authors have accepted.

    Args:
        ignore_rules: gives the rules about ignores, for a file that has any.
        recall: gives the claims of an earlier file again; without it they are all kept.
    """

    def __init__(self, ignore_rules: IgnoreRules = no_rules, recall: Recall | None = None) -> None:
        self._ignore_rules = ignore_rules
        self._claims = Claims(recall)

    def settle(self, result: FileResult) -> list[LocatedFinding]:
        """The findings of a file in order, those about names that an earlier pack has claimed among them."""
        findings = [*result.findings, *self._claims.contested(result.claims)]
        if result.accepted:
            marked, uses = silenced(findings, result.accepted, result.unasked)
            rules = [rule for rule in self._ignore_rules() if rule.kind == IGNORE]
            findings = marked + [
                located_span(finding, rule, use.ignore.place, result.first)
                for use in uses
                for rule in rules
                for finding in rule.check([use])  # type: ignore[arg-type,call-arg]  # a rule of this kind takes uses
                if isinstance(finding, Finding)
            ]
        return sorted(findings, key=in_order)


class Linter:
    """Checks files one after the other.

    Args:
        rules: gives the rules that concern a subject.
        target: the release to check for; None lets every document's dialect decide.
        ignore_rules: gives the rules about ignores.
        universe: kind and name of what the whole input defines besides packs.
    """

    def __init__(
        self,
        rules: RuleSource,
        target: Target | None = None,
        *,
        ignore_rules: IgnoreRules = no_rules,
        universe: Defined = NOTHING,
    ) -> None:
        self._rules = rules
        self._target = target
        self._universe = universe
        self._settlement = Settlement(ignore_rules)

    def lint(self, document: Document) -> list[LocatedFinding]:
        """Every finding in one document that is, or should have been, a pack; other documents are not thought of."""
        return self.check(document).findings

    def check(self, document: Document) -> Examined:
        """The findings of `lint`, and a few words about the pack."""
        return examine_document(document, self._rules, self._target, self._universe)

    def lint_file(self, data: bytes, name: str) -> list[LocatedFinding]:
        """Every finding in the bytes of a file; those that its author has accepted are marked."""
        return self._settlement.settle(examine_file(data, name, self._rules, self._target, self._universe))
