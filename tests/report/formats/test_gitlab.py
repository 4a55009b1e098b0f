"""GitLab's code quality report, as GitLab documents it.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format: GitLab publishes no schema; this one says
what that page says.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from report.findings import finding, place
from report.formats.reports import PACKS, report_text, text_of
from sympozium_cli.lint.finding import LocatedFinding

TEXT = "spec:\n  target: writr\n"
DOCUMENTED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def _issues(*findings: LocatedFinding) -> list[dict[str, Any]]:
    issues = json.loads(text_of("gitlab", *findings))
    assert isinstance(issues, list)
    return issues


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_every_report_is_as_documented(path: Path) -> None:
    Draft202012Validator(DOCUMENTED).validate(json.loads(report_text([path], "gitlab", every_rule=True)))


def test_every_severity_has_its_own() -> None:
    found = [finding(place(TEXT, "writr"), severity=severity) for severity in ("error", "warning", "info")]
    assert [issue["severity"] for issue in _issues(*found)] == ["major", "minor", "info"]


def test_fingerprints_are_unique_and_stay_the_same() -> None:
    found = finding(place(TEXT, "writr"))
    issues = _issues(found, found, found._replace(identity=("other",)), found)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == 4
    assert prints == [
        issue["fingerprint"] for issue in _issues(found, found, found._replace(identity=("other",)), found)
    ]
    assert _issues(found)[0]["fingerprint"] == prints[0]


def test_a_path_has_no_dot_before_it() -> None:
    assert _issues(finding(place(TEXT, "writr", file="./packs/../packs/a.yaml")))[0]["location"] == {
        "path": "packs/a.yaml",
        "lines": {"begin": 2},
    }


def test_the_description_says_what_happens() -> None:
    where = place(TEXT, "writr", "did you mean 'writer'?")
    assert _issues(finding(where, effect="it breaks"))[0]["description"] == (
        "something is wrong; did you mean 'writer'?; effect: it breaks"
    )
