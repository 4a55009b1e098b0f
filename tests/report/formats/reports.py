"""Reports of packs, made by real rules, without the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.engine import Settlement
from sympozium_cli.lint.examination import examine_file
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.rule import Rule
from sympozium_cli.report import FORMATS
from sympozium_cli.report.context import Context
from sympozium_cli.report.presentable import presentable
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal
from sympozium_cli.rules import rule_named, rules_for

HERE = Path(__file__).parent
PACKS = sorted((*(HERE.parent / "packs").iterdir(), *(HERE / "packs").iterdir()))
MIXED = HERE / "packs" / "mixed.yaml"
NAMES = ("jsonl", "sarif", "github", "gitlab", "junit", "markdown")
RULES = (
    "relationship-unknown-target",
    "relationship-unknown-source",
    "yaml-duplicate-key",
    "interval-unknown",
    "schedule-type-cosmetic",
)
"""The rules behind the golden files, so that new rules change nothing there."""


def few_rules(_: object) -> list[Rule]:
    """The rules behind the golden files."""
    return [rule for rule in map(rule_named, RULES) if rule is not None]


def report_text(paths: Iterable[Path], form: str, *, fail_on: str = "error", every_rule: bool = False) -> str:
    """What the report of these files says."""
    return "".join(f"{line}\n" for line in _lines(paths, form, fail_on, every_rule=every_rule))


def text_of(form: str, *findings: LocatedFinding, fail_on: str = "error") -> str:
    """What the report of these findings says."""
    report = _report(form, fail_on)
    shown = list(map(presentable, findings))
    lines = [*report.file(shown), *report.end(Summary(files=1, packs=1).adding(shown), ())]
    return "".join(f"{line}\n" for line in lines)


def _report(form: str, fail_on: str) -> Any:
    report = _module(form).Report(Terminal())
    if hasattr(report, "context"):
        report.context = Context(fail_on, rule_named)
    return report


def _module(form: str) -> Any:
    return import_module(f"sympozium_cli.report.{FORMATS[form]}")


def _lines(paths: Iterable[Path], form: str, fail_on: str, *, every_rule: bool) -> Iterator[str]:
    report = _report(form, fail_on)
    settlement = Settlement()
    summary = Summary()
    packs: list[CheckedPack] = []
    for path in paths:
        result = examine_file(path.read_bytes(), path.name, rules_for if every_rule else few_rules)
        findings = [presentable(finding) for finding in settlement.settle(result)]
        standing = [finding for finding in findings if not finding.suppressed]
        packs += result.packs
        summary = summary.adding(standing)._replace(
            files=summary.files + 1,
            packs=summary.packs + len(result.packs),
            skipped=summary.skipped + len(result.others),
            suppressed=summary.suppressed + len(findings) - len(standing),
        )
        yield from report.file(findings if hasattr(_module(form), "WANTS_SUPPRESSED") else standing)
    yield from report.end(summary, packs)
