"""Values to eyes or machines: one module per format.

A format is a module with a class `Report`, which turns findings into lines, and `SUMMARY_TO`, which says what its last
lines are: "data", which is never left out, or a summary for "stdout" or "stderr". A format that can say so sets
`WANTS_SUPPRESSED` and gets the findings that somebody has accepted, too; one that lists packs sets `WANTS_PACKS` and
gets them all. Adding a format is adding its module
to FORMATS. Findings are `presentable` before a report sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import NamedTuple, Protocol

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.context import Context
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


class Format(NamedTuple):
    """A report of a format, and what the format says of itself."""

    report: Report
    summary_to: str
    wants_suppressed: bool
    wants_packs: bool


def report_for(name: str, terminal: Terminal, context: Context) -> Format:
    """A new report of that format, told in which `context` it is made."""
    module = import_module(f"{__name__}.{FORMATS[name]}")
    report = module.Report(terminal)
    if hasattr(report, "context"):
        report.context = context
    wants = (getattr(module, word, False) for word in ("WANTS_SUPPRESSED", "WANTS_PACKS"))
    return Format(report, module.SUMMARY_TO, *wants)
