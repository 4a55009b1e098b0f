"""Findings made by hand: the place is a piece of text, marked where it stands."""

from __future__ import annotations

from sympozium_cli.lint.finding import LocatedFinding, ObjectName, Place
from sympozium_cli.report.full import Report
from sympozium_cli.report.presentable import presentable
from sympozium_cli.report.terminal import Terminal
from sympozium_cli.source import Lines, Span


def place(text: str, marked: str, label: str = "", file: str = "pack.yaml") -> Place:
    """The first place in `text` where `marked` stands."""
    lines = Lines(text)
    start = text.index(marked)
    span = Span(lines.position(start), lines.position(start + len(marked)))
    return Place(file, span, lines.line(span.start.line), label)


def finding(where: Place, message: str = "something is wrong", **changes: object) -> LocatedFinding:
    """An error of a rule called some-rule."""
    made = LocatedFinding(
        rule="some-rule",
        severity="error",
        message=message,
        effect="",
        remedy="",
        place=where,
        path="spec.field",
        object=ObjectName("Ensemble", "demo", ""),
        related=(),
        fix=None,
        starred=False,
    )
    return made._replace(**changes)  # type: ignore[arg-type]  # the fields of a finding by name


def in_full(*findings: LocatedFinding, width: int = 0) -> list[str]:
    """The lines of the full report, without colours."""
    return list(Report(Terminal(width=width)).file(map(presentable, findings)))
