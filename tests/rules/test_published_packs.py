"""Every finding of the default profile on upstream's packs of v0.10 has been read by a person, who wrote down why.

`published_verdicts.json` is that record: a finding that it does not have is a false alarm, or one more to judge; one
that is no longer found is a loss. Each pack is checked as if nobody named a release, and for its own last release.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from shared import SHARED, needs_shared, shared_json
from sympozium_cli.lint import Linter, LocatedFinding
from sympozium_cli.lint.choice import Choice
from sympozium_cli.rules import ignore_rules, rule_names, rules_for
from sympozium_cli.schema.target import Target

RECORD: list[dict[str, Any]] = json.loads((Path(__file__).parent / "published_verdicts.json").read_text("utf-8"))
UNNAMED = "newest"
FEWEST_WORDS = 6


class Seen(NamedTuple):
    """Where a rule spoke, and for which target."""

    file: str
    line: int
    rule: str
    target: str


def published() -> list[dict[str, Any]]:
    """The packs, not templates, that the API server of some v0.10 accepts."""
    return [
        pack
        for pack in shared_json("corpus/index.json")
        if not pack["templated"] and any(map(_accepts, pack["verdict"].items()))
    ]


def _accepts(verdict: tuple[str, dict[str, Any]]) -> bool:
    releases, answer = verdict
    return releases.startswith(("v0.10.", "main")) and bool(answer["status"] == "accept")


def findings(file: str, target: str) -> list[LocatedFinding]:
    """What the default profile shows of a pack."""
    chosen = None if target == UNNAMED else Target.parse(target)
    linter = Linter(rules_for, chosen, ignore_rules=ignore_rules)
    data = (SHARED / "corpus" / file).read_bytes()
    return Choice().applied(linter.lint_file(data, file))[0]


def seen() -> Iterator[Seen]:
    for pack in published():
        for target in (UNNAMED, pack["last"]):
            for found in findings(pack["file"], target):
                yield Seen(pack["file"], found.place.span.start.line, found.rule, target)


def recorded() -> Iterator[Seen]:
    for entry in RECORD:
        for target in entry["targets"]:
            yield Seen(entry["file"], entry["line"], entry["rule"], target)


@needs_shared
def test_the_published_packs_are_more_than_fifty() -> None:
    assert len(published()) > 50


@needs_shared
def test_nothing_is_found_that_nobody_has_judged() -> None:
    assert sorted(set(seen()) - set(recorded())) == []


@needs_shared
def test_nothing_that_was_judged_true_is_lost() -> None:
    assert sorted(set(recorded()) - set(seen())) == []


def test_no_place_is_judged_twice() -> None:
    assert len(set(recorded())) == len(list(recorded()))


@pytest.mark.parametrize("entry", RECORD, ids=lambda entry: f"{entry['file']}:{entry['line']} {entry['rule']}")
def test_every_finding_was_judged_true_for_a_reason(entry: dict[str, Any]) -> None:
    assert entry["verdict"] == "true"
    assert entry["rule"] in rule_names()
    assert len(entry["why"].split()) >= FEWEST_WORDS
