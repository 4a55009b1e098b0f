"""The three reports of a few small packs, byte for byte.

SYMPOZIUM_UPDATE_GOLDEN=1 writes golden/ anew; look at the difference before you keep it. A few rules that are named
here do the checking, so that new rules change nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.engine import Settlement
from sympozium_cli.lint.examination import examine_file
from sympozium_cli.lint.rule import Rule
from sympozium_cli.report import FORMATS, report_for
from sympozium_cli.report.context import Context
from sympozium_cli.report.presentable import presentable
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal
from sympozium_cli.rules import rule_named

HERE = Path(__file__).parent
PACKS = sorted((HERE / "packs").iterdir())
RULES = ("relationship-unknown-target", "relationship-unknown-source", "yaml-duplicate-key")
GOLDEN_FORMATS = ("full", "concise", "json")


def _rules(_: object) -> list[Rule]:
    return [rule for rule in map(rule_named, RULES) if rule is not None]


def _report(paths: list[Path], form: str, terminal: Terminal) -> Iterator[str]:
    report = report_for(form, terminal, Context()).report
    settlement = Settlement()
    summary = Summary()
    packs: list[CheckedPack] = []
    for path in paths:
        result = examine_file(path.read_bytes(), path.name, _rules)
        findings = [presentable(finding) for finding in settlement.settle(result)]
        packs += result.packs
        summary = summary.adding(findings)._replace(
            files=summary.files + 1,
            packs=summary.packs + len(result.packs),
            skipped=summary.skipped + len(result.others),
        )
        yield from report.file(findings)
    yield from report.end(summary, packs)


def _check(name: str, text: str) -> None:
    golden = HERE / "golden" / f"{name}.txt"
    if os.environ.get("SYMPOZIUM_UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def _text(paths: list[Path], form: str, terminal: Terminal) -> str:
    return "".join(f"{line}\n" for line in _report(paths, form, terminal))


@pytest.mark.parametrize("form", GOLDEN_FORMATS)
@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_report_of_a_pack(path: Path, form: str) -> None:
    _check(f"{path.stem}.{form}", _text([path], form, Terminal()))


def test_the_report_of_all_packs_in_colour_on_a_narrow_terminal() -> None:
    _check("all.narrow", _text(PACKS, "full", Terminal(colour=True, width=60, interactive=True)))


def test_windows_line_breaks_change_nothing_but_themselves(tmp_path: Path) -> None:
    for path in PACKS:
        copy = tmp_path / path.name
        copy.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        for form in GOLDEN_FORMATS:
            assert _text([copy], form, Terminal()) == _text([path], form, Terminal())


def test_every_golden_format_exists() -> None:
    assert set(GOLDEN_FORMATS) <= set(FORMATS)
