"""Lists of rules, for eyes and for machines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sympozium_cli.lint.rule import Rule


def rules_text(rules: Iterable[Rule], output: str) -> str:
    """The rules as `text`, `name` or `json` (`sympozium-cli/rules/v1`)."""
    listed = list(rules)
    if output == "json":
        import json

        document = {"apiVersion": "sympozium-cli/rules/v1", "rules": [_rule_json(rule) for rule in listed]}
        return json.dumps(document, indent=2)
    if output == "name":
        return "\n".join(rule.name for rule in listed)
    width = max((len(rule.name) for rule in listed), default=0)
    return "\n".join(f"{rule.name:<{width}}  {rule.severity:<7}  {rule.summary}" for rule in listed)


def _rule_json(rule: Rule) -> dict[str, Any]:
    return {
        "name": rule.name,
        "topic": rule.topic,
        "severity": rule.severity,
        "default": rule.starred or rule.severity == "error",
        "security": rule.security,
        "upstreamBug": rule.upstream_bug,
        "since": str(rule.since) if rule.since else None,
        "until": str(rule.until) if rule.until else None,
        "summary": rule.summary,
        "effect": rule.effect,
    }
