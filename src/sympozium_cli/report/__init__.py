"""Values to eyes or machines: one module per format.

A format is a module with a class `Report`, which turns findings into lines, and `SUMMARY_TO`, which says what its last
lines are: "data", which is never left out, or a summary for "stdout" or "stderr". A format that can say so sets
`WANTS_SUPPRESSED` and gets the findings that somebody has accepted, too. Adding a format is adding its module
to FORMATS. Findings are `presentable` before a report sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal

FORMATS = {
    "full": "full",
    "concise": "concise",
    "json": "as_json",
    "jsonl": "as_jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "markdown": "markdown",
    "statistics": "statistics",
}
"""The name of each format, and its module."""


class Report(Protocol):
    """Turns findings into lines of text."""

    def file(self, findings: Iterable[LocatedFinding]) -> Iterator[str]:
        """The lines for the findings of one file."""

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """The lines after the last file."""


def report_for(name: str, terminal: Terminal) -> tuple[Report, str, bool]:
    """The report of that format, its `SUMMARY_TO`, and whether it `WANTS_SUPPRESSED` findings too."""
    module = import_module(f"{__name__}.{FORMATS[name]}")
    return module.Report(terminal), module.SUMMARY_TO, getattr(module, "WANTS_SUPPRESSED", False)
