"""The fixes of the schedule and stimulus rules write what the author meant, and the finding is gone."""

from __future__ import annotations

import pytest

from rules.trial import Case, lint_run
from sympozium_cli.lint import LocatedFinding
from sympozium_cli.rules import all_rules

RULES = tuple(rule for rule in all_rules() if rule.topic in ("schedules", "stimulus"))
PACK = """\
spec:
  agentConfigs:
    - name: writer
      systemPrompt: You write.
      schedule:
        {schedule}
        task: Write.
"""


def _findings(text: str, rule: str, target: str = "") -> list[LocatedFinding]:
    case = Case("fix", text, target, (), together=False)
    return [finding for finding in lint_run([case], RULES)[0] if finding.rule == rule]


def _fixed(text: str, finding: LocatedFinding) -> str:
    assert finding.fix is not None
    lines = text.splitlines(keepends=True)
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        assert edit.span.start.line == edit.span.end.line
        number = edit.span.start.line - 1
        line = lines[number]
        lines[number] = line[: edit.span.start.column - 1] + edit.text + line[edit.span.end.column - 1 :]
    return "".join(lines)


@pytest.mark.parametrize(
    ("rule", "before", "after", "safe"),
    [
        ("interval-unknown", "interval: 60min", 'interval: "1h"', True),
        ("interval-unknown", "interval: 120m", 'interval: "2h"', True),
        ("interval-unknown", "interval: '@daily'", 'interval: "1d"', True),
        ("interval-unknown", "interval: 20m", 'cron: "*/20 * * * *"', False),
        ("interval-unknown", "interval: 8h", 'cron: "0 */8 * * *"', False),
        ("interval-unknown", "interval: 1w", 'cron: "0 0 * * 0"', False),
        ("interval-with-space", "interval: every 5 minutes", 'interval: "5m"', True),
        ("interval-with-space", "interval: 20 min", 'cron: "*/20 * * * *"', False),
        ("cron-descriptor-unsupported", "cron: '@daily'", 'cron: "0 0 * * *"', True),
        ("cron-descriptor-unsupported", "cron: TZ=UTC @Weekly", 'cron: "TZ=UTC 0 0 * * 0"', True),
        ("cron-descriptor-unsupported", "cron: '@every 5m'", 'cron: "*/5 * * * *"', False),
        ("cron-descriptor-unsupported", "cron: '@every 2h'", 'cron: "0 */2 * * *"', False),
        ("cron-field-count", "cron: 0 0 9 * * 1-5", 'cron: "0 9 * * 1-5"', False),
        ("cron-day-of-week-seven", "cron: 0 9 * * 7", 'cron: "0 9 * * 0"', True),
        ("cron-day-of-week-seven", "cron: TZ=UTC 0 9 * * 1-7", 'cron: "TZ=UTC 0 9 * * *"', True),
        ("cron-day-of-week-seven", "cron: 0 9 * * 5-7", 'cron: "0 9 * * 0,5,6"', True),
        ("cron-day-of-week-seven", "cron: 0 9 * * 3-7", 'cron: "0 9 * * 0,3-6"', True),
        ("cron-day-of-week-seven", "cron: 0 9 * * 1,SAT-7", 'cron: "0 9 * * 1,0,6"', True),
        ("cron-day-of-week-seven", "cron: 0 9 * * 7-2", 'cron: "0 9 * * 0-2"', True),
        ("cron-day-of-week-seven", "cron: 0 9 * * 1-7/2", 'cron: "0 9 * * 0,1,3,5"', True),
    ],
)
def test_the_fix_says_the_same_so_that_it_is_understood(rule: str, before: str, after: str, *, safe: bool) -> None:
    text = PACK.format(schedule=before)
    (finding,) = _findings(text, rule)
    fixed = _fixed(text, finding)
    assert fixed == PACK.format(schedule=after)
    assert finding.fix is not None
    assert finding.fix.safe is safe
    assert _findings(fixed, rule) == []


@pytest.mark.parametrize(
    ("rule", "schedule"),
    [
        ("interval-unknown", "interval: 45m"),
        ("interval-unknown", "interval: soon"),
        ("interval-with-space", "interval: 0 9 * * 7"),
        ("cron-descriptor-unsupported", "cron: '@reboot'"),
        ("cron-descriptor-unsupported", "cron: '@every 45m'"),
        ("cron-field-count", "cron: 30 0 9 * * 1-5"),
        ("cron-field-count", "cron: 0 9 * *"),
        ("cron-field-count", "cron: 0 9 * * 1 2030"),
        ("cron-day-of-week-seven", "cron: 0 9 * * 7,9"),
    ],
)
def test_what_has_no_exact_form_has_no_fix(rule: str, schedule: str) -> None:
    (finding,) = _findings(PACK.format(schedule=schedule), rule)
    assert finding.fix is None


@pytest.mark.parametrize(
    ("schedule", "remedy"),
    [
        ("cron: 0 22-4 * * *", "write 22-23,0-4 for 22-4"),
        ("cron: 0 9 * * FRI-MON", "write 5-6,0-1 for FRI-MON"),
        ("cron: 0 9 * * 6-0", "write 6,0 for 6-0"),
        ("cron: 0 9 * * monday", "write MON for monday"),
        ("cron: 0 9 1 January *", "write JAN for January"),
        ("cron: 0 25 * * *", ""),
        ("cron: 0 9 * * 9-1", ""),
        ("cron: 0 9 L * *", ""),
    ],
)
def test_a_remedy_names_the_piece_to_write(schedule: str, remedy: str) -> None:
    (finding,) = _findings(PACK.format(schedule=schedule), "cron-invalid")
    assert finding.remedy == remedy


def test_a_misspelt_time_zone_is_recognised() -> None:
    (finding,) = _findings(PACK.format(schedule="cron: TZ=Europe/Londn 0 9 * * *"), "cron-bad-timezone")
    assert finding.place.label == "did you mean 'Europe/London'?"


def test_a_time_zone_without_fields_suggests_no_other_zone() -> None:
    (finding,) = _findings(PACK.format(schedule="cron: TZ=Europe/Londn"), "cron-bad-timezone")
    assert finding.place.label == ""


@pytest.mark.parametrize("rule", ["schedule-immediate-first-run", "stimulus-and-immediate-first-tick"])
@pytest.mark.parametrize(
    ("target", "switch"), [("", True), ("v0.10.44", True), ("v0.10.43", False), ("v0.10.26", False)]
)
def test_the_first_tick_can_be_moved_where_the_release_has_the_field(rule: str, target: str, *, switch: bool) -> None:
    stimulus = "  stimulus: {name: kickoff, prompt: You write.}\n  relationships: "
    stimulus += "[{source: kickoff, target: writer, type: stimulus}]\n"
    text = PACK.format(schedule='cron: "0 9 * * *"\n        firstTick: immediate')
    text += stimulus if rule.startswith("stimulus") else ""
    (finding,) = _findings(text, rule, target)
    assert ("write firstTick: afterInterval" in finding.remedy) is switch
    assert (finding.fix is not None) is switch
    if switch:
        assert _fixed(text, finding) == text.replace("immediate", "afterInterval")


def test_a_stimulus_edge_is_led_back_to_its_stimulus() -> None:
    text = """\
spec:
  stimulus: {name: kickoff, prompt: You write.}
  agentConfigs:
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: NAME, target: writer, type: stimulus}
"""
    for name, safe in (("start", True), ("writer", False)):
        written = text.replace("NAME", name)
        (finding,) = _findings(written, "stimulus-source-mismatch")
        assert finding.place.label == "did you mean 'kickoff' (line 2)?"
        assert finding.fix is not None
        assert finding.fix.safe is safe, "a persona's name may mean that the type of the edge is wrong"
        assert _fixed(written, finding) == text.replace("NAME", "kickoff")


def test_a_task_override_that_nobody_hears_is_a_warning() -> None:
    override = "  taskOverride: Look at payments.\n"
    silent = "    - {name: reader, systemPrompt: You read., channels: [slack]}\n"
    heard = PACK.format(schedule="interval: 1h") + silent + override
    unheard = "spec:\n  agentConfigs:\n" + silent + override
    rule = "schedule-task-override-partial"
    assert [finding.severity for finding in _findings(heard, rule)] == ["info"]
    assert [finding.severity for finding in _findings(unheard, rule)] == ["warning"]
    assert "'reader'" in _findings(heard, rule)[0].message
    assert "'writer'" not in _findings(heard, rule)[0].message
