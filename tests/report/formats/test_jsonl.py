"""One JSON value a line: findings as `-o json` has them, then the summary."""

from __future__ import annotations

import json

from report.findings import finding, place
from report.formats.reports import PACKS, report_text, text_of
from sympozium_cli.report.as_json import finding_json
from sympozium_cli.report.as_jsonl import Report
from sympozium_cli.report.findings_model import Finding, Summary
from sympozium_cli.report.terminal import Terminal

TEXT = "spec:\n  target: writr\n"


def test_every_line_is_a_finding_as_published_and_the_last_is_the_summary() -> None:
    *lines, last = map(json.loads, report_text(PACKS, "jsonl", every_rule=True).splitlines())
    assert lines
    for line in lines:
        Finding.model_validate(line)
    assert set(last) == {"summary"}
    summary = Summary.model_validate(last["summary"])
    assert summary.errors + summary.warnings + summary.infos == len(lines)


def test_a_line_is_what_json_says_too() -> None:
    found = finding(place(TEXT, "writr", "\u2028\x85\n?"), "two\nlines\u2028")
    line, _ = text_of("jsonl", found).split("\n")[:-1]
    assert json.loads(line) == finding_json(found)


def test_a_finding_is_written_as_soon_as_its_file_is_checked() -> None:
    lines = list(Report(Terminal()).file([finding(place(TEXT, "writr"))] * 2))
    assert len(lines) == 2
