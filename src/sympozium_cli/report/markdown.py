"""Findings as a Markdown table, for the comment on a pull request and for the summary of a step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR, INFO, WARNING
from sympozium_cli.report.collecting import Collecting
from sympozium_cli.report.repository import from_root
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.wording import headline, notes, where, worst_first

SUMMARY_TO = "data"
LIMIT = 65_536
"""GitHub takes no longer comment. Bytes are counted here, so that it holds whatever the characters."""

_ROOM_FOR_THE_END = 100
_SIGNS = {ERROR: "🔴", WARNING: "🟡", INFO: "🔵"}
_HEAD = ("", "| severity | rule | where | message |", "| --- | --- | --- | --- |")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&vert;"}
_SPECIAL = re.compile(r"[&<>|\\`*_~\[\]$!]")
_REFERENCE = re.compile(r"[@#]")


class Report(Collecting):
    """Collects everything and writes it at the end, the worst first."""

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """The whole document."""
        del packs
        yield from _lines(self.findings, summary, LIMIT)


def step_summary(findings: Sequence[LocatedFinding], summary: Summary, limit: int = LIMIT) -> str:
    """The whole document as one text of at most `limit` bytes."""
    return "".join(f"{line}\n" for line in _lines(findings, summary, limit))


def _lines(findings: Sequence[LocatedFinding], summary: Summary, limit: int) -> Iterator[str]:
    title = f"**sympozium** {escaped(summary.sentence())}"
    yield title
    if not findings:
        return
    yield from _HEAD
    room = limit - _size((title, *_HEAD)) - _ROOM_FOR_THE_END
    listed = worst_first(findings)
    for number, finding in enumerate(listed):
        row = _row(finding)
        room -= _size((row,))
        if room < 0:
            yield from ("", f"+{len(listed) - number} more")
            return
        yield row


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def _row(finding: LocatedFinding) -> str:
    severity = f"{_SIGNS[finding.severity]} {finding.severity}"
    place = where(finding.place, from_root(finding.place.file))
    cells = (severity, f"`{finding.rule}`", f"<code>{escaped(place)}</code>", _message(finding))
    return f"| {' | '.join(cells)} |"


def _message(finding: LocatedFinding) -> str:
    """The message, with what more there is to say folded away below it."""
    more = "<br>".join(map(prose, notes(finding)))
    folded = f"<details><summary>more</summary>{more}</details>" if more else ""
    return prose(headline(finding)) + folded


def escaped(text: str) -> str:
    """`text` as Markdown shows it unchanged, also in a table."""
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match.group(), f"\\{match.group()}"), text)


def prose(text: str) -> str:
    """`text` unchanged, mentioning nobody and linking to no issue: what looks like it is cut by a blank of no width."""
    return _REFERENCE.sub(r"\g<0>&#8203;", escaped(text))
