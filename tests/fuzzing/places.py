"""Findings stand where they say, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fuzzing.case import NAME, demand
from sympozium_cli.lint import SEVERITIES, LocatedFinding
from sympozium_cli.source import Position, Span
from sympozium_cli.source.encoding import decode

_LINE = re.compile("([^\n\r\x85\u2028\u2029]*)(\r\n|[\n\r\x85\u2028\u2029]|\\Z)")


def check_places(data: bytes, findings: Sequence[LocatedFinding]) -> None:
    """Every span lies within the file, and the line that is shown is the line that it starts on."""
    lines = list(_lines(decode(data)[0]))
    for finding in findings:
        demand(finding.severity in SEVERITIES and finding.message, "finding without severity or message", finding)
        for place in (finding.place, *finding.related):
            demand(place.file == NAME, "place in a foreign file", finding)
            _check_span(place.span, lines, finding)
            demand(place.line_text == lines[place.span.start.line - 1][0], "line text is another line", finding)
        for edit in finding.fix.edits if finding.fix else ():
            _check_span(edit.span, lines, finding)


def check_order(findings: Sequence[LocatedFinding]) -> None:
    """By file, place, rule and message."""
    keys = [(found.place.file, found.place.span, found.rule, found.message) for found in findings]
    demand(keys == sorted(keys), "findings are not sorted", keys)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Every line and its line break; behind the last break there is one more, perhaps empty, line."""
    for match in _LINE.finditer(text):
        yield match.group(1), match.group(2)
        if not match.group(2):
            return


def _check_span(span: Span, lines: Sequence[tuple[str, str]], finding: LocatedFinding) -> None:
    demand(span.start <= span.end, "span ends before it starts", finding)
    for position in span:
        demand(_exists(position, lines), "span outside of the file", finding)


def _exists(position: Position, lines: Sequence[tuple[str, str]]) -> bool:
    if not 1 <= position.line <= len(lines):
        return False
    return 1 <= position.column <= len(lines[position.line - 1][0]) + 1
