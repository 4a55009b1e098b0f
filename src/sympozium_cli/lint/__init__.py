"""What a finding is, what a rule is, and how rules meet documents."""

from sympozium_cli.lint.engine import Linter
from sympozium_cli.lint.finding import Claim, Finding, LocatedFinding, LocatedFix, ObjectName, Place, Related
from sympozium_cli.lint.fix import Fix, Overwrite, Remove, Rename, Replace
from sympozium_cli.lint.rule import Example, Rule, claim_rule, cluster_rule, document_rule, ignore_rule, rule
from sympozium_cli.lint.severity import ERROR, INFO, SEVERITIES, WARNING, at_least
from sympozium_cli.lint.subject import Subject, examine
from sympozium_cli.lint.text_edit import TextEdit

__all__ = [
    "ERROR",
    "INFO",
    "SEVERITIES",
    "WARNING",
    "Claim",
    "Example",
    "Finding",
    "Fix",
    "Linter",
    "LocatedFinding",
    "LocatedFix",
    "ObjectName",
    "Overwrite",
    "Place",
    "Related",
    "Remove",
    "Rename",
    "Replace",
    "Rule",
    "Subject",
    "TextEdit",
    "at_least",
    "claim_rule",
    "cluster_rule",
    "document_rule",
    "examine",
    "ignore_rule",
    "rule",
]
