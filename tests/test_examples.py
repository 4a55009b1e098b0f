"""The example packs are what the README says they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from sympozium_cli.lint import Linter
from sympozium_cli.lint.choice import Choice
from sympozium_cli.rules import ignore_rules, rules_for

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_has_no_finding_in_the_default_profile(path: Path) -> None:
    findings = Linter(rules_for, ignore_rules=ignore_rules).lint_file(path.read_bytes(), path.name)
    shown, _ = Choice().applied(finding for finding in findings if not finding.suppressed)
    assert [f"{finding.place.span.start.line}: {finding.message}" for finding in shown] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_names_its_schema_for_editors(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / schema).resolve().is_relative_to(ROOT / "schemas")
    assert (path.parent / schema).is_file()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_readme_has_a_line_for_every_example(path: Path) -> None:
    assert f"(examples/{path.name})" in (ROOT / "README.md").read_text("utf-8")


def test_there_are_packs_of_every_era() -> None:
    kinds = {line for path in EXAMPLES for line in path.read_text("utf-8").splitlines() if line.startswith("kind: ")}
    assert kinds == {"kind: Ensemble", "kind: PersonaPack"}
