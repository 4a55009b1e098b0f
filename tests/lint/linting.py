"""Lint a text with the real rules."""

from __future__ import annotations

from sympozium_cli.lint import Linter, LocatedFinding
from sympozium_cli.rules import ignore_rules, rules_for
from sympozium_cli.schema.target import Target

HEAD = "apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata: {name: demo}\n"


def lint(text: str, target: str = "") -> list[LocatedFinding]:
    """Every finding in `text`, accepted ones too."""
    linter = Linter(rules_for, Target.parse(target) if target else None, ignore_rules=ignore_rules)
    return linter.lint_file(text.encode(), "pack.yaml")


def open_rules(text: str, target: str = "") -> list[str]:
    """The names of the rules that find something nobody has accepted."""
    return [finding.rule for finding in lint(text, target) if not finding.suppressed]
