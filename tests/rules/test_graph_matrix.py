"""What controllers of sixteen releases did with 41 packs is what the rules say of them.

The recording is in `tests/vectors/graph-rules-matrix.json`: refused by the API server, phase Error with a reason, or
Ready with schedules for certain personas.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import made_schedule
from sympozium_cli.lint import ERROR, Linter, Subject, examine
from sympozium_cli.rules import rule_named, rules_for
from sympozium_cli.schema.target import Era, Target
from sympozium_cli.source import load

MATRIX = json.loads((Path(__file__).parents[1] / "vectors" / "graph-rules-matrix.json").read_text("utf-8"))
CASES: dict[str, Any] = MATRIX["cases"]

# What the controller logs, and the rule that says the same.
REASONS = {
    r'workflowType "pipeline" requires at least one sequential': "workflow-pipeline-without-sequential-edge",
    r'workflowType "delegation" requires at least one': "workflow-delegation-without-delegation-edge",
    r"at most one stimulus relationship": "stimulus-multiple-edges",
    r"stimulus relationship defined but no stimulus spec": "stimulus-edge-without-spec",
    r"stimulus spec configured but no stimulus relationship": "stimulus-without-edge",
    r"stimulus prompt must not be empty": "stimulus-empty-prompt",
    r'stimulus relationship source ".*" must match': "stimulus-source-mismatch",
    r"stimulus relationship references unknown persona": "stimulus-unknown-target",
    r'graph: relationship references unknown persona ".*" \(source\)': "relationship-unknown-source",
    r'graph: relationship references unknown persona ".*" \(target\)': "relationship-unknown-target",
    r"cycle detected in": "relationship-cycle",
}

# The API server drops these instead of refusing the object, unless it is asked to be strict.
PRUNED = {"schema-unknown-field", "schema-never-served-name", "schema-field-newer-than-target"}


class Outcome(NamedTuple):
    phase: str
    reasons: frozenset[str] = frozenset()
    scheduled: tuple[str, ...] = ()


@pytest.mark.parametrize("name", CASES)
def test_the_rules_say_what_each_release_did(name: str) -> None:
    case = CASES[name]
    releases = case["outcome"]
    said = {release: _said(case["input"], release) for release in releases}
    done = {release: _recorded(outcome) for release, outcome in releases.items()}
    assert said == done


def test_every_recorded_reason_is_one_that_a_rule_gives() -> None:
    outcomes = [_recorded(text) for case in CASES.values() for text in case["outcome"].values()]
    assert {reason for outcome in outcomes for reason in outcome.reasons} == set(REASONS.values())


@pytest.mark.parametrize(
    ("name", "release", "path"),
    [
        ("seq-cycle", "v0.10.7", "a -> b -> a"),
        ("seq-self", "v0.10.46", "a -> a"),
        ("mixed-cycle", "v0.10.39", "a -> b -> a"),
    ],
)
def test_a_cycle_is_shown_as_the_controller_shows_it(name: str, release: str, path: str) -> None:
    target = Target.parse(release)
    document = next(iter(load(_written(CASES[name]["input"], target), name)))
    messages = [
        finding.message for finding in Linter(rules_for, target).lint(document) if finding.rule == "relationship-cycle"
    ]
    assert [message.rpartition(": ")[2] for message in messages] == [path]
    assert path in CASES[name]["outcome"][release]


def _said(written: dict[str, Any], release: str) -> Outcome:
    target = Target.parse(release)
    document = next(iter(load(_written(written, target), "matrix.json")))
    errors = {
        finding.rule
        for finding in Linter(rules_for, target).lint(document)
        if finding.severity == ERROR and finding.rule not in PRUNED
    }
    if any(_topic(error) == "schema" for error in errors):
        return Outcome("REJECT")
    return _reconciled(examine(document, target), errors)


def _reconciled(subject: Subject, errors: set[str]) -> Outcome:
    pack = subject.pack
    if not pack.spec.enabled:
        return Outcome("Inactive")
    refused = frozenset(error for error in errors if _topic(error) in {"relationships", "stimulus"})
    return Outcome("Error", refused) if refused else Outcome("Ready", scheduled=_scheduled(pack))


def _scheduled(pack: Pack) -> tuple[str, ...]:
    return tuple(sorted({persona.name for persona in pack.personas if made_schedule(pack, persona) is not None}))


def _topic(name: str) -> str:
    rule = rule_named(name)
    assert rule is not None
    return rule.topic


def _written(pack: dict[str, Any], target: Target) -> bytes:
    """The pack in the words of the target; the recording has it in those of v0.10."""
    spec = {target.list_key if key == "agentConfigs" else key: value for key, value in pack["spec"].items()}
    kind = "PersonaPack" if target.era == Era.V0_8 else pack["kind"]
    return json.dumps({**pack, "kind": kind, "spec": spec}).encode()


def _recorded(text: str) -> Outcome:
    phase = text.split(maxsplit=1)[0]
    if phase == "REJECT":
        return Outcome(phase)
    reasons = frozenset(rule for pattern, rule in REASONS.items() if phase == "Error" and re.search(pattern, text))
    found = re.search(r"sched=\[(.*?)\]", text)
    assert found is not None
    return Outcome(phase, reasons, tuple(sorted(re.findall(r"'([^']+)'", found.group(1)))))
