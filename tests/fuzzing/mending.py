"""Fixes never make a file worse."""

from __future__ import annotations

from fuzzing.case import NAME, Case, demand
from fuzzing.patience import patience
from sympozium_cli.lint import ERROR, Linter, LocatedFinding
from sympozium_cli.lint.mend import mended
from sympozium_cli.rules import ignore_rules, rules_for
from sympozium_cli.source import load
from sympozium_cli.source.encoding import decode, encode


def check_mending(case: Case, findings: list[LocatedFinding]) -> None:
    """Safe fixes, and all of them."""
    text, flaw = decode(case.data)
    if flaw is not None or not any(finding.fix for finding in findings):
        return
    for unsafe in (False, True):
        with patience("mended", 60):
            outcome = mended(text, lambda after: _lint(case, after), unsafe=unsafe)
        before, after = _errors(findings), _errors(outcome.left)
        demand(after <= before, "fixes made errors", (unsafe, outcome.text))
        demand(_refused(case, outcome.text) <= _refused(case, text), "fixes broke the syntax", (unsafe, outcome.text))
        demand(_lint(case, outcome.text) == outcome.left, "what is left is not what is found", outcome.left)


def _lint(case: Case, text: str) -> list[LocatedFinding]:
    return Linter(rules_for, case.chosen, ignore_rules=ignore_rules).lint_file(encode(text, case.data), NAME)


def _errors(findings: list[LocatedFinding]) -> int:
    return sum(finding.severity == ERROR for finding in findings)


def _refused(case: Case, text: str) -> int:
    return sum(document.value is None for document in load(encode(text, case.data), NAME))
