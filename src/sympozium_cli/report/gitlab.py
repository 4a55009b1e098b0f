"""Findings as GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sympozium_cli.lint.baseline import fingerprint
from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR, INFO, WARNING
from sympozium_cli.report.collecting import Collecting
from sympozium_cli.report.repository import from_root
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.wording import headline, notes, plain

SUMMARY_TO = "data"
_SEVERITIES = {ERROR: "major", WARNING: "minor", INFO: "info"}


class Report(Collecting):
    """Collects everything and writes it at the end."""

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """The whole document."""
        import json

        del summary, packs
        yield json.dumps(list(_issues(self.findings)), indent=2)


def _issues(findings: Iterable[LocatedFinding]) -> Iterator[dict[str, Any]]:
    """GitLab drops an issue whose fingerprint it has seen, so the second of a kind gets one of its own."""
    met: Counter[str] = Counter()
    for finding in findings:
        known = fingerprint(finding)
        met[known] += 1
        yield _issue(finding, known if met[known] == 1 else f"{known}-{met[known]}")


def _issue(finding: LocatedFinding, unique: str) -> dict[str, Any]:
    return {
        "description": "; ".join((headline(finding), *notes(finding))),
        "check_name": finding.rule,
        "fingerprint": unique,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": plain(from_root(finding.place.file)),
            "lines": {"begin": finding.place.span.start.line},
        },
    }
