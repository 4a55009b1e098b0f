"""What the rules say of a cron expression is what upstream's parser did with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rules.one_persona_each import rules_that_speak
from sympozium_cli.lint import ERROR
from sympozium_cli.rules import all_rules

VECTORS = Path(__file__).resolve().parents[1] / "vectors" / "cron-vectors.json"
RULES = tuple(rule for rule in all_rules() if rule.name.startswith("cron-"))
ERRORS = {rule.name for rule in RULES if rule.severity == ERROR}

# The controller takes an empty cron for none, and the interval in its place.
CASES = [case for case in json.loads(VECTORS.read_text("utf-8"))["cases"] if case["expr"]]


@pytest.fixture(scope="module")
def spoken() -> list[tuple[dict[str, Any], list[str]]]:
    found = rules_that_speak(({"cron": case["expr"]} for case in CASES), RULES)
    return list(zip(CASES, found, strict=True))


Spoken = list[tuple[dict[str, Any], list[str]]]


def test_an_expression_has_one_error_exactly_if_upstream_refused_it(spoken: Spoken) -> None:
    errors = [(case["expr"], [name for name in rules if name in ERRORS]) for case, rules in spoken]
    refused = {case["expr"] for case in CASES if not case["valid"]}
    assert [(expr, names) for expr, names in errors if len(names) != (expr in refused)] == []
    assert refused


def test_an_expression_never_fires_exactly_if_upstream_found_no_tick(spoken: Spoken) -> None:
    silent = {case["expr"] for case, rules in spoken if "cron-never-fires" in rules}
    assert silent == {case["expr"] for case in CASES if case.get("never")}
    assert silent


def test_an_expression_that_upstream_refused_has_no_other_finding(spoken: Spoken) -> None:
    assert [case["expr"] for case, rules in spoken if not case["valid"] and len(rules) != 1] == []


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("parser does not accept descriptors", "cron-descriptor-unsupported"),
        ("expected exactly 5 fields", "cron-field-count"),
        ("provided bad location", "cron-bad-timezone"),
        ("the parser panics", "cron-bad-timezone"),
        ("end of range (7) above maximum (6)", "cron-day-of-week-seven"),
        ("end of range (60)", "cron-invalid"),
    ],
)
def test_what_upstream_said_decides_which_rule_speaks(spoken: Spoken, said: str, rule: str) -> None:
    rules = [names for case, names in spoken if said in case.get("error", "")]
    assert rules
    assert {name for names in rules for name in names} == {rule}
