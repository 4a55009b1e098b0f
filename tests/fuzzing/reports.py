"""Reports hold nothing that a terminal obeys, are what their formats demand, and say the same every time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from xml.etree import ElementTree as ET

from fuzzing.case import demand
from fuzzing.patience import patience
from sympozium_cli.lint import LocatedFinding
from sympozium_cli.lint.examination import FileResult
from sympozium_cli.lint.wire import packed, unpacked
from sympozium_cli.report import FORMATS, report_for
from sympozium_cli.report.context import Context
from sympozium_cli.report.presentable import presentable
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal
from sympozium_cli.rules import rule_named

_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_COLOUR = re.compile("\x1b\\[[0-9;]*m")
_NARROW = Terminal(colour=True, width=40)


def check_reports(result: FileResult, findings: Sequence[LocatedFinding]) -> None:
    """Every format as it goes to a file, and those for people on a narrow terminal with colours."""
    with patience("what is safe to show"):
        told = [presentable(finding) for finding in findings]
    for name in FORMATS:
        with patience(f"{name} report"):
            text = _report(name, Terminal(), result, told)
        demand(text == _report(name, Terminal(), result, told), f"{name} differs from run to run")
        _check_harmless(name, text)
        _READERS.get(name, _read_nothing)(text)
    for name in ("full", "concise"):
        with patience(f"{name} report, narrow"):
            text = _report(name, _NARROW, result, told)
        _check_harmless(name, _COLOUR.sub("", text))
    _check_json(_report("json", Terminal(), result, told), findings)


def _check_harmless(name: str, text: str) -> None:
    harmful = _HARMFUL.search(text)
    demand(harmful is None, f"{name} holds a raw control character", harmful)


def _check_json(text: str, findings: Sequence[LocatedFinding]) -> None:
    shown = [finding.rule for finding in findings if not finding.suppressed]
    listed = [finding["rule"] for finding in json.loads(text)["findings"]]
    demand(text.isascii() and listed == shown, "json lacks findings", (shown, listed))


def check_wire(result: FileResult) -> None:
    """A result that was kept is the result."""
    demand(unpacked(packed(result)) == result, "a kept result is another one", result)


def _report(name: str, terminal: Terminal, result: FileResult, told: Sequence[LocatedFinding]) -> str:
    form = report_for(name, terminal, Context(rule_named=rule_named))
    shown = [finding for finding in told if not finding.suppressed]
    summary = Summary(files=1, packs=len(result.packs), skipped=len(result.others)).adding(shown)

    def lines() -> Iterator[str]:
        yield from form.report.file(told if form.wants_suppressed else shown)
        yield from form.report.end(summary, result.packs)

    return "\n".join(lines())


def _read_nothing(_text: str) -> None:
    """The format is for people."""


def _read_lines(text: str) -> None:
    for line in text.split("\n"):
        if line:
            json.loads(line)


_READERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "sarif": json.loads,
    "gitlab": json.loads,
    "jsonl": _read_lines,
    "junit": ET.fromstring,
}
