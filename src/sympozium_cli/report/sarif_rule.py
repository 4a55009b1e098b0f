"""A rule as SARIF's reportingDescriptor, with its whole page."""

from __future__ import annotations

from typing import Any

from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.severity import ERROR, INFO, WARNING
from sympozium_cli.report.rule_page import rule_page

LEVELS = {ERROR: "error", WARNING: "warning", INFO: "note"}
_GITHUB_SEVERITIES = {ERROR: "error", WARNING: "warning", INFO: "recommendation"}


def rule_json(name: str, rule: Rule | None) -> dict[str, Any]:
    """The descriptor; of a rule that is not known, its name alone."""
    if rule is None:
        return {"id": name}
    page = rule_page(rule)
    return {
        "id": name,
        "shortDescription": {"text": rule.summary or name},
        "fullDescription": {"text": _reason(rule) or rule.summary or name},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.topic, "security"] if rule.security else [rule.topic],
            "problem.severity": _GITHUB_SEVERITIES[rule.severity],
        },
    }


def _reason(rule: Rule) -> str:
    """The paragraphs of the page between its first line and its examples, each as one line."""
    text = rule.page.partition("\n")[2].partition("\n## ")[0]
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip())
