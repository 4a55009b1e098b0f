"""Findings as JSON, one a line, each as soon as its file is checked; the last line is the summary.

A line is one of the `findings` of `sympozium-cli/findings/v1`, and the last is that document's `summary`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.as_json import finding_json
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal

SUMMARY_TO = "data"


class Report:
    """Writes each file's findings as they come."""

    def __init__(self, terminal: Terminal) -> None:
        del terminal

    def file(self, findings: Iterable[LocatedFinding]) -> Iterator[str]:
        """A line for each finding."""
        return map(_line, map(finding_json, findings))

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """The summary."""
        del packs
        yield _line({"summary": summary._asdict()})


def _line(value: dict[str, Any]) -> str:
    import json

    return json.dumps(value, separators=(",", ":"))
