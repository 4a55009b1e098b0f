"""Packs to try a rule on: the examples on its page and the cases in `cases/<topic>/<rule>.yaml`.

A case is one YAML document of the file, or the `metadata` and `spec` of one; a line that ends in `# !` is a line
where the rule must find something, and on every other line it must not. Comments at its head can say
`# target: v0.10.36`, and `# together` lints it in one run with the case before it. What follows the line
`--- # in the cluster` are objects that the pack meets there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import yaml

from rules.documents import Documents
from sympozium_cli.lint import Linter, LocatedFinding, Rule
from sympozium_cli.lint.rule import CLUSTER, IGNORE
from sympozium_cli.rules import all_rules
from sympozium_cli.schema.target import NEWEST, Target

LIVE = "--- # in the cluster\n"
CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A pack to try, and the lines where the rule must speak."""

    name: str
    text: str
    target: str
    lines: tuple[int, ...]
    together: bool


def cases_of(rule: Rule) -> list[Case]:
    """Every case written for `rule`."""
    path = CASES / rule.topic / f"{rule.name}.yaml"
    separator = r"^=+\n" if rule.kind == CLUSTER else r"^---\n"
    texts = re.split(separator, path.read_text("utf-8"), flags=re.MULTILINE) if path.is_file() else []
    return [_case(f"{rule.name} case {number}", text) for number, text in enumerate(texts, 1) if text.strip()]


def _case(name: str, text: str) -> Case:
    target = re.search(r"^# target: (\S+)$", text, re.MULTILINE)
    lines = tuple(number for number, line in enumerate(text.splitlines(), 1) if line.endswith("# !"))
    together = re.search(r"^# together$", text, re.MULTILINE) is not None
    return Case(name, text, target.group(1) if target else "", lines, together)


def runs_of(rule: Rule) -> list[list[Case]]:
    """The cases of `rule`, those that belong together in one list."""
    runs: list[list[Case]] = []
    for case in cases_of(rule):
        if case.together:
            runs[-1].append(case)
        else:
            runs.append([case])
    return runs


def whole(text: str, target: str) -> str:
    """`text` as a complete document: what it leaves out is added below it, so that its lines keep their numbers."""
    head = ""
    if not re.search(r"^\s*[\"{]?apiVersion", text, re.MULTILINE):
        head += "apiVersion: sympozium.ai/v1alpha1\n"
    if not re.search(r"^\s*[\"{]?kind", text, re.MULTILINE):
        head += f"kind: {Target.parse(target).kind if target else NEWEST.kind}\n"
    if not re.search(r"^\s*[\"{]?metadata", text, re.MULTILINE):
        head += "metadata: {name: demo}\n"
    return text + ("" if text.endswith("\n") else "\n") + head


def _split(text: str) -> tuple[str, str | None]:
    """A pack, and what the cluster holds behind it; None where the case is about no cluster."""
    pack, marker, objects = text.partition(LIVE)
    return pack, objects if marker else None


def _rules_of(rules: tuple[Rule, ...], live: str | None) -> tuple[Rule, ...]:
    if live is None:
        return rules
    store = Documents(yaml.safe_load_all(live))
    return tuple(rule.bound(store.around) if rule.kind == CLUSTER else rule for rule in rules)


def lint_run(cases: Iterable[Case], rules: tuple[Rule, ...]) -> list[list[LocatedFinding]]:
    """What `rules` find in each of `cases`, linted one after the other in one run."""
    linters: dict[str, Linter] = {}
    found = []
    for case in cases:
        text, live = _split(case.text)
        if live is None:
            linter = linters.setdefault(case.target, _linter(rules, case))
        else:
            linter = _linter(_rules_of(rules, live), case)
        findings = linter.lint_file(whole(text, case.target).encode(), case.name)
        found.append([finding for finding in findings if not finding.suppressed])
    return found


def _linter(rules: tuple[Rule, ...], case: Case) -> Linter:
    return Linter(lambda _: rules, _target(case), ignore_rules=lambda: rules)


def _target(case: Case) -> Target | None:
    if case.target == "any":
        return None
    return Target.parse(case.target) if case.target else NEWEST


def lines_found(rule: Rule, findings: Iterable[LocatedFinding]) -> tuple[int, ...]:
    """The lines where `rule` spoke, each once."""
    return tuple(sorted({finding.place.span.start.line for finding in findings if finding.rule == rule.name}))


def in_company(candidate: Rule) -> tuple[Rule, ...]:
    """`candidate` alone or, for a rule about ignores, with every other rule: they are what can be ignored."""
    if candidate.kind != IGNORE:
        return (candidate,)
    return (candidate, *(rule for rule in all_rules() if rule.name != candidate.name))
