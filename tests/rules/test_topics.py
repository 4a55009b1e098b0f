"""A topic that is not imported would have said nothing."""

from __future__ import annotations

import pytest

from rules.trial import Case, cases_of, whole
from sympozium_cli.lint import Rule
from sympozium_cli.lint.examination import examine_file
from sympozium_cli.rules import all_rules, rules_for
from sympozium_cli.schema.target import Target

RULES = all_rules()


def _said(case: Case, *, by_topic: bool) -> list[tuple[str, str]]:
    target = Target.parse(case.target) if case.target not in {"", "any"} else None
    data = whole(case.text, case.target if target else "").encode()
    result = examine_file(data, case.name, rules_for if by_topic else lambda _: RULES, target)
    return [(finding.rule, finding.message) for finding in result.findings]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_topics_that_concern_a_pack_say_all_that_can_be_said(rule: Rule) -> None:
    examples = [
        Case(f"{rule.name} {title}", example.text, example.target, (), together=False)
        for title, example in rule.examples.items()
    ]
    for case in [*examples, *cases_of(rule)]:
        assert _said(case, by_topic=True) == _said(case, by_topic=False)
