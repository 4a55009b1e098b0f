"""Findings as SARIF 2.1.0, the exchange format of static analysis.

Specification: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sympozium_cli import __version__
from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.collecting import Collecting
from sympozium_cli.report.sarif_result import result_json
from sympozium_cli.report.sarif_rule import rule_json
from sympozium_cli.report.summary import Summary
from sympozium_cli.source import Span

SUMMARY_TO = "data"
WANTS_SUPPRESSED = True
"""Tells of accepted findings too, and that they are."""

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Report(Collecting):
    """Collects everything and writes it at the end, in ASCII."""

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """The whole document."""
        import json

        del packs
        yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [self._run(summary)]}, indent=2)

    def _run(self, summary: Summary) -> dict[str, Any]:
        names = sorted({finding.rule for finding in self.findings})
        index = {name: number for number, name in enumerate(names)}
        rules = [rule_json(name, self.context.rule_named(name)) for name in names]
        return {
            "tool": {"driver": {"name": "sympozium", "version": __version__, "rules": rules}},
            "invocations": [{"executionSuccessful": not summary.unreadable}],
            "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
            "columnKind": "unicodeCodePoints",
            "results": list(self._results(index)),
        }

    def _results(self, index: dict[str, int]) -> Iterator[dict[str, Any]]:
        return (result_json(finding, index[finding.rule]) for finding in sorted(self.findings, key=_place))


def _place(finding: LocatedFinding) -> tuple[str, Span, str]:
    """Accepted findings come apart from the others, and belong between them."""
    return finding.place.file, finding.place.span, finding.rule
