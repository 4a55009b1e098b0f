"""A rule, explained: its page, and when it speaks."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint.rule import CLUSTER, Rule


def rule_page(rule: Rule) -> str:
    """The page of a rule in Markdown: name, summary, facts, reason, examples."""
    reason = rule.page.partition("\n")[2].strip()
    facts = "\n".join(f"- {fact}" for fact in rule_facts(rule))
    return f"# {rule.name}\n\n{rule.summary}\n\n{facts}\n\n{reason}\n"


def rule_facts(rule: Rule) -> Iterator[str]:
    """Severity, profile, releases and effect of a rule, one fact a line."""
    shown = rule.severity == "error" or rule.starred
    yield f"severity: {rule.severity}, {'in every profile' if shown else 'shown with --profile all'}"
    if rule.kind == CLUSTER:
        yield "asked only with 'pack validate --cluster'"
    if rule.since or rule.until:
        yield f"releases: {_releases(rule)}"
    if rule.upstream_bug:
        yield "caused by a defect of Sympozium itself, so a later release may end it"
    if rule.effect:
        yield f"effect: {rule.effect}"


def _releases(rule: Rule) -> str:
    if rule.since and rule.until:
        return f"{rule.since} to {rule.until}"
    return f"from {rule.since} on" if rule.since else f"up to {rule.until}"
