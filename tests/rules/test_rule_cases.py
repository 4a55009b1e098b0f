"""Every rule speaks where its cases say, and nowhere else."""

from __future__ import annotations

import pytest

from rules.trial import CASES, in_company, lines_found, lint_run, runs_of
from sympozium_cli.lint import Rule
from sympozium_cli.rules import all_rules


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_the_rule_speaks_exactly_where_its_cases_say(rule: Rule) -> None:
    runs = runs_of(rule)
    assert runs, f"no cases for {rule.name}"
    for run in runs:
        for case, findings in zip(run, lint_run(run, in_company(rule)), strict=True):
            assert lines_found(rule, findings) == case.lines, f"{case.name}:\n{case.text}"


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    named = {(rule.topic, rule.name) for rule in all_rules()}
    assert {(path.parent.name, path.stem) for path in CASES.glob("*/*.yaml")} == named
