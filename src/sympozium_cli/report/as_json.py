"""Findings as one JSON document, `sympozium-cli/findings/v1`; its schema is schemas/findings-v1.schema.json.

It is pure ASCII, so that no encoding can break it and nothing in it can harm a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding, LocatedFix, Place
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal
from sympozium_cli.source import Span

SUMMARY_TO = "data"
API_VERSION = "sympozium-cli/findings/v1"


class Report:
    """Collects everything and writes it at the end."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._findings: list[dict[str, Any]] = []

    def file(self, findings: Iterable[LocatedFinding]) -> Iterator[str]:
        """Nothing yet."""
        self._findings += map(finding_json, findings)
        yield from ()

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """The whole document."""
        import json

        del packs
        document = {"apiVersion": API_VERSION, "summary": summary._asdict(), "findings": self._findings}
        yield json.dumps(document, indent=2)


def finding_json(finding: LocatedFinding) -> dict[str, Any]:
    """One finding as plain data; lines and columns count from 1, columns in characters."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "effect": finding.effect,
        "remedy": finding.remedy,
        "file": finding.place.file,
        **span_json(finding.place.span),
        "origin": finding.origin,
        "path": finding.path,
        "object": finding.object._asdict(),
        "related": [_related_json(place) for place in finding.related],
        "fix": _fix_json(finding.fix),
        "url": f"docs/rules.md#{finding.rule}",
    }


def span_json(span: Span) -> dict[str, int]:
    """A span as plain data; lines and columns count from 1."""
    return {
        "line": span.start.line,
        "column": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }


def _related_json(place: Place) -> dict[str, Any]:
    return {"file": place.file, **span_json(place.span), "message": place.label}


def _fix_json(fix: LocatedFix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{**span_json(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}
