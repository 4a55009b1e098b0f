"""One line for each finding, as compilers write them: file:line:column: severity: message [rule]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal, inert

SUMMARY_TO = "stderr"
"""The summary is conversation here, and stays out of what is piped on."""


class Report:
    """Writes each file's findings as they come."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def file(self, findings: Iterable[LocatedFinding]) -> Iterator[str]:
        """The lines for the findings of one file."""
        for finding in findings:
            line, column = finding.place.span.start
            where = f"{inert(finding.place.file)}:{line}:{column}:"
            severity = self._terminal.paint(f"{finding.severity}:", finding.severity)
            hint = f"; {finding.place.label}" if finding.place.label else ""
            hint += f" (from {finding.origin})" if finding.origin else ""
            yield f"{where} {severity} {inert(finding.message + hint)} [{finding.rule}]"

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """The summary."""
        del packs
        yield summary.sentence()
