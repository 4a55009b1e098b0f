"""Findings as annotations of a pull request, and as the summary of the step, on GitHub Actions.

Workflow commands: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR, INFO, SEVERITIES, WARNING
from sympozium_cli.report.collecting import Collecting
from sympozium_cli.report.markdown import step_summary
from sympozium_cli.report.repository import STDIN, from_root
from sympozium_cli.report.step_summary import add_to_step_summary
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.wording import headline, notes, plain, worst_first
from sympozium_cli.source import Span
from sympozium_cli.values.plural import count

SUMMARY_TO = "data"
_COMMANDS = {ERROR: "error", WARNING: "warning", INFO: "notice"}
_SHOWN = 10
"""So many annotations of each kind does GitHub show for a step: https://docs.github.com/en/rest/checks/runs."""


class Report(Collecting):
    """Collects everything and writes it at the end: GitHub shows only the first few, so the worst come first."""

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """The annotations; the step's summary is added to on the way."""
        del packs
        severe = [finding for finding in worst_first(self.findings) if finding.severity != INFO]
        yield from map(_annotation, severe)
        yield from _too_many(self.findings)
        yield from (_annotation(finding) for finding in self.findings if finding.severity == INFO)
        failure = add_to_step_summary(step_summary(self.findings, summary))
        if failure:
            yield _command(WARNING, {"title": "sympozium"}, failure)


def _annotation(finding: LocatedFinding) -> str:
    file = {} if finding.place.file == STDIN else {"file": plain(from_root(finding.place.file))}
    properties = {**file, **_lines(finding.place.span), "title": finding.rule}
    return _command(finding.severity, properties, "\n".join((headline(finding), *notes(finding))))


def _lines(span: Span) -> dict[str, str]:
    """The lines, and the columns where it is one line: GitHub has columns only within a line."""
    start, end = span
    last = end.line - 1 if end.column == 1 and end.line > start.line else end.line
    lines = {"line": str(start.line), "endLine": str(last)}
    columns = {"col": str(start.column), "endColumn": str(end.column)} if end.line == start.line else {}
    return lines | columns


def _too_many(findings: Iterable[LocatedFinding]) -> Iterator[str]:
    """A notice that GitHub leaves some out; it comes before other notices, so that it is not left out itself."""
    numbers = Counter(finding.severity for finding in findings)
    if max(numbers.values(), default=0) > _SHOWN:
        counted = ", ".join(count(numbers[severity], severity) for severity in SEVERITIES if numbers[severity])
        shown = f"GitHub shows {_SHOWN} of each kind here, the log of the step has them all"
        yield _command(INFO, {"title": "sympozium"}, f"{counted}; {shown}")


def _command(severity: str, properties: dict[str, str], message: str) -> str:
    pairs = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {pairs}::{_escaped(message)}"


def _escaped(text: str, also: str = "") -> str:
    """`text` with what ends a line, or a property (`also`), written as %XX."""
    for character in f"%\r\n{also}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
