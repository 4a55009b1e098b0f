"""The problem matcher understands every line that `-o concise` writes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ci.hosts import ROOT
from cli.program import PACK, WRONG, sympozium

MATCHERS = json.loads((ROOT / "ci/problem-matcher.json").read_text("utf-8"))["problemMatcher"]
LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
"""The runner knows no severity `info`, and drops what has one; its mildest is a notice."""

BROKEN = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedul: {type: scheduled, interval: 1h}
      memory: {seeds: [One line.]}
    - name: writer
      systemPrompt: You write.
      schedule: {type: scheduled, interval: 45m, task: Write [a-line] for me.}
    - name: spare
      systemPrompt: You wait.
  relationships:
    - {source: lead, target: 'writr [no-rule]', type: delegation}
"""
FILES = {"good.yaml": PACK, "wrong.yaml": WRONG, "a folder/broken: 1:2 [x].yaml": BROKEN, "packs/schön.yaml": BROKEN}


class Match(NamedTuple):
    """What the runner shows of a line."""

    file: str
    line: str
    column: str
    severity: str
    code: str


def matched(line: str) -> tuple[Match, str] | None:
    """What the first matcher that knows the line makes of it, and the message."""
    for matcher in MATCHERS:
        (pattern,) = matcher["pattern"]
        found = re.search(pattern["regexp"], line, re.ASCII)
        if found is not None:
            named: dict[str, Any] = {name: found[number] for name, number in pattern.items() if name != "regexp"}
            message = named.pop("message")
            return Match(**{"severity": matcher.get("severity", ""), **named}), message
    return None


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_every_finding_is_matched_and_nothing_else(folder: Path) -> None:
    lines = sympozium("pack", "validate", "-o", "concise", "--profile", "all", cwd=folder).out.splitlines()
    document = json.loads(sympozium("pack", "validate", "-o", "json", "--profile", "all", cwd=folder).out)
    findings = document["findings"]
    wanted = [
        Match(each["file"], str(each["line"]), str(each["column"]), LEVELS[each["severity"]], each["rule"])
        for each in findings
    ]
    found = [matched(line) for line in lines]
    assert [each and each[0] for each in found] == wanted
    for match, finding in zip(found, findings, strict=True):
        assert match is not None
        assert match[1].startswith(finding["message"])
    assert {match.severity for match in wanted} == {"error", "warning", "notice"}, "the packs show every severity"


@pytest.mark.parametrize(
    "line",
    [
        "2 packs in 3 files: 1 error",
        "error: cannot read a.yaml: permission denied",
        "hint: see 'sympozium pack validate --help'",
        "a.yaml:1:2: fatal: no such severity [a-rule]",
        "a.yaml:1: error: no column [a-rule]",
        "a.yaml:1:2: error: no rule",
    ],
)
def test_other_lines_are_left_alone(line: str) -> None:
    assert matched(line) is None


def test_a_line_is_matched_by_one_matcher_alone(folder: Path) -> None:
    lines = sympozium("pack", "validate", "-o", "concise", "--profile", "all", cwd=folder).out.splitlines()
    patterns = [each["pattern"][0]["regexp"] for each in MATCHERS]
    assert all(sum(bool(re.search(pattern, line)) for pattern in patterns) == 1 for line in lines)


def test_the_owners_are_ours_and_differ() -> None:
    owners = [each["owner"] for each in MATCHERS]
    assert owners[0] == "sympozium"
    assert len(set(owners)) == len(owners)
    assert all(owner.startswith("sympozium") for owner in owners)
