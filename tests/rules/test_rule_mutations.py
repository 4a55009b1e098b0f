"""A change to any condition of a rule makes one of its cases fail."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from types import ModuleType

import pytest

from rules.mutants import mutants
from rules.trial import Case, in_company, lines_found, lint_run, runs_of
from sympozium_cli.lint import Rule
from sympozium_cli.rules import all_rules


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_no_mutant_of_the_rule_survives_its_cases(rule: Rule) -> None:
    source = Path(str(sys.modules[rule.module].__file__))
    runs = [*runs_of(rule), *_examples(rule)]
    assert _passes(rule, rule, runs), "the rule itself passes"
    survivors = [
        description
        for description, tree in mutants(ast.parse(source.read_text("utf-8")))
        if _survives(rule, tree, runs)
    ]
    assert survivors == []


def _examples(rule: Rule) -> list[list[Case]]:
    good = rule.examples["Good"]
    return [[Case(f"{rule.name} Good", good.text, good.target, (), together=False)]]


def _survives(rule: Rule, tree: ast.Module, runs: list[list[Case]]) -> bool:
    module = ModuleType(rule.module)
    try:
        exec(compile(tree, rule.module, "exec"), module.__dict__)
        return _passes(rule, module.check, runs)
    except Exception:
        return False


def _passes(rule: Rule, candidate: Rule, runs: list[list[Case]]) -> bool:
    return all(
        lines_found(rule, findings) == case.lines
        for run in runs
        for case, findings in zip(run, lint_run(run, in_company(candidate)), strict=True)
    )
