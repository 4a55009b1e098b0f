"""Every rule's page is complete, and its two examples are true."""

from __future__ import annotations

import re

import pytest

from rules.trial import Case, lint_run
from sympozium_cli.lint import INFO, Rule
from sympozium_cli.rules import all_rules

RULES = all_rules()
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def _example(rule: Rule, title: str) -> Case:
    example = rule.examples[title]
    return Case(f"{rule.name} {title}", example.text, example.target, (), together=False)


@every_rule
def test_the_page_has_a_summary_a_reason_and_two_examples(rule: Rule) -> None:
    lines = rule.page.splitlines()
    assert re.fullmatch(r"[A-Z`].{10,100}\.", lines[0]), "the first line is a sentence that fits one line"
    assert lines[1] == ""
    assert len(rule.page.partition("## Bad")[0]) > len(lines[0]) + 80, "the page says why"
    assert set(rule.examples) == {"Bad", "Good"}


@every_rule
def test_the_bad_example_has_the_fault_and_no_other_error(rule: Rule) -> None:
    findings = lint_run([_example(rule, "Bad")], RULES)[0]
    assert rule.name in {finding.rule for finding in findings}
    assert {finding.rule for finding in findings if finding.severity == "error"} <= {rule.name}


@every_rule
def test_the_good_example_has_no_fault_at_all(rule: Rule) -> None:
    findings = lint_run([_example(rule, "Good")], RULES)[0]
    assert [f"{finding.rule}: {finding.message}" for finding in findings if finding.severity != INFO] == []
    assert rule.name not in {finding.rule for finding in findings}


@every_rule
def test_a_finding_says_what_happens_and_is_written_plainly(rule: Rule) -> None:
    for finding in lint_run([_example(rule, "Bad")], (rule,))[0]:
        assert finding.effect, "a finding says its effect"
        assert not finding.message.endswith(".")
        assert not finding.effect.endswith(".")
        assert "invalid" not in finding.message.lower(), "say what would be right instead"


def test_names_are_words_with_the_topic_first() -> None:
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+[0-9]*(-[a-z]+[0-9]*)*", rule.name)
