"""A baseline accepts what was there, wherever it has moved to, and as often as it was there."""

from __future__ import annotations

import pytest

from lint.linting import HEAD, lint
from sympozium_cli.lint import LocatedFinding
from sympozium_cli.lint.baseline import Baseline, baseline_json, entries_of, fingerprint

PACK = (
    HEAD
    + """\
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., schedule: {interval: 45m, task: Lead.}}
    - {name: writer, systemPrompt: You write., schedule: {interval: 45m, task: Write.}}
"""
)


def written(findings: list[LocatedFinding]) -> Baseline:
    return Baseline(entries_of(baseline_json(findings)))


def new(baseline: Baseline, text: str) -> list[str]:
    return [f"{finding.rule} {finding.path}" for finding in baseline.accept(lint(text)) if not finding.suppressed]


def test_nothing_is_new_in_the_text_it_was_written_from() -> None:
    assert new(written(lint(PACK)), PACK) == []


def test_moved_lines_and_items_are_still_known() -> None:
    lines = PACK.splitlines(keepends=True)
    moved = "".join(["# a comment\n\n", *lines[:5], lines[6], lines[5]])
    assert new(written(lint(PACK)), moved) == []


def test_a_new_fault_is_new_and_a_mended_one_is_stale() -> None:
    baseline = written(lint(PACK))
    other = PACK.replace("interval: 45m, task: Lead.", "interval: 1h, cron: '61 * * * *', task: Lead.")
    assert new(baseline, other) == [
        "interval-shadowed-by-cron spec.agentConfigs[0].schedule.interval",
        "cron-invalid spec.agentConfigs[0].schedule.cron",
    ]
    assert [(stale.entry.rule, stale.entry.path, stale.times) for stale in baseline.stale()] == [
        ("interval-unknown", "spec.agentConfigs[lead].schedule.interval", 1)
    ]


def test_a_fault_that_was_there_once_is_accepted_once() -> None:
    one = lint(PACK)[:1]
    baseline = Baseline([*entries_of(baseline_json(one))])
    assert [finding.suppressed for finding in baseline.accept([one[0], one[0]])] == ["baseline", ""]


def test_fingerprints_differ_by_rule_object_and_place() -> None:
    prints = [fingerprint(finding) for finding in lint(PACK)]
    assert len(set(prints)) == len(prints) > 1
    assert all(len(mark) == 32 and int(mark, 16) >= 0 for mark in prints)


def test_what_is_ignored_inline_is_not_written() -> None:
    text = PACK.replace("task: Lead.}}", "task: Lead.}} # sympozium: ignore-file[interval-unknown] fine")
    assert "interval-unknown" not in {entry["rule"] for entry in baseline_json(lint(text))["findings"]}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([], "apiVersion"),
        ({"apiVersion": "other/v1", "findings": []}, "apiVersion"),
        ({"apiVersion": "sympozium-cli/baseline/v1"}, "no list of findings"),
        ({"apiVersion": "sympozium-cli/baseline/v1", "findings": [{"rule": "x"}]}, "lacks a fingerprint"),
        ({"apiVersion": "sympozium-cli/baseline/v1", "findings": ["x"]}, "lacks a fingerprint"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused_with_what_it_lacks(content: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        entries_of(content)
