"""One fault is one error, at its place; its fix mends it; and how grave it is depends on what happens."""

from __future__ import annotations

import pytest

from rules.faults import FAULTS, FIXED, LEAD, SPEC
from sympozium_cli.lint import ERROR, Linter, LocatedFinding, LocatedFix
from sympozium_cli.rules import all_rules
from sympozium_cli.schema.target import NEWEST, Target
from sympozium_cli.source import Lines, load

RULES = all_rules()


def _lint(text: str, target: Target | None = NEWEST) -> list[LocatedFinding]:
    (document,) = load(text.encode(), "pack.yaml")
    return Linter(lambda _: RULES, target).lint(document)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fix_mends_the_fault_and_leaves_the_other_lines_alone(fault: str) -> None:
    text = FAULTS[fault][1].replace("»", "")
    (error,) = [found for found in _lint(text) if found.severity == ERROR]
    if fault not in FIXED:
        assert error.fix is None
        return
    assert error.fix is not None
    mended = _edited(text, error.fix)
    assert set(mended.splitlines()) - set(text.splitlines()) == {FIXED[fault]}
    assert [found.rule for found in _lint(mended) if found.severity == ERROR] == []


def _edited(text: str, fix: LocatedFix) -> str:
    lines = Lines(text)
    for edit in sorted(fix.edits, reverse=True):
        text = text[: lines.index(edit.span.start)] + edit.text + text[lines.index(edit.span.end) :]
    return text


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_is_one_error_at_its_place(fault: str) -> None:
    rule, marked = FAULTS[fault]
    before = marked.partition("»")[0]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    errors = [found for found in _lint(marked.replace("»", "")) if found.severity == ERROR]
    places = [(found.rule, found.place.span.start.line, found.place.span.start.column) for found in errors]
    assert places == [(rule, line, column)]


SEEDS_MIXTURE = (
    "apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata: {name: demo}\nspec:\n"
    "  personas:\n    - {name: lead, systemPrompt: You lead., channels: [slack]}\n"
    "  stimulus: {name: kickoff, prompt: Begin.}\n"
    "  relationships: [{source: kickoff, target: lead, type: stimulus}]\n"
)


def test_the_old_word_beside_newer_fields_is_a_warning_with_a_safe_fix() -> None:
    findings = _lint(SEEDS_MIXTURE, None)
    (finding,) = [found for found in findings if found.rule == "legacy-field-personas"]
    assert finding.severity == "warning"
    assert "v0.10.46 refuses" in finding.effect
    assert finding.fix is not None
    assert finding.fix.safe
    assert [found.rule for found in findings if found.severity == ERROR] == []


def test_the_old_word_beside_newer_fields_is_an_error_where_a_release_was_asked_for() -> None:
    findings = _lint(SEEDS_MIXTURE)
    assert [found.rule for found in findings if found.severity == ERROR] == ["legacy-field-personas"]


def test_a_schedule_that_stops_one_day_is_a_warning_and_one_that_never_works_an_error() -> None:
    schedule = "      schedule: {interval: 1h, firstTick: afterInterval, task: Look.}\n"
    for length, severity in ((49, "warning"), (52, "warning"), (53, "error")):
        text = SPEC.replace("demo", "a" * (length - len("-lead"))) + LEAD + schedule
        (finding,) = [found for found in _lint(text) if found.rule == "name-run-too-long"]
        assert finding.severity == severity


def test_a_surprising_value_that_is_accepted_is_only_a_warning() -> None:
    text = SPEC + "  version: 2026-01-01\n" + LEAD + "      env: {y: text}\n      memory: {maxSizeKB: 010}\n"
    findings = [found for found in _lint(text) if found.rule == "yaml-ambiguous-scalar"]
    assert [found.severity for found in findings] == ["warning"] * 3


def test_a_template_that_can_be_read_is_only_worth_knowing() -> None:
    findings = _lint(SPEC + "  description: made by {{ .Values.team }}\n" + LEAD)
    assert [found.severity for found in findings if found.rule == "file-helm-template"] == ["info"]


@pytest.mark.parametrize("fault", ["a tab", "an alias by accident", "a template"])
def test_nothing_else_is_said_of_a_document_that_cannot_be_read(fault: str) -> None:
    rule, marked = FAULTS[fault]
    assert [found.rule for found in _lint(marked.replace("»", ""))] == [rule]
