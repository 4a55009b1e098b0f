"""Every fault that the reference lists has its rule, with the severity and the marks that the reference gives it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shared import needs_shared, shared_json
from sympozium_cli.rules import all_rules

# A template that cannot be read hides everything else, so it is worse than the reference says.
GRAVER = {"helm-template-file": "error"}
# A key in a file is what everybody wants to hear of.
STARRED = {"inline-credential"}

NAMES: dict[str, str] = {}
for _path in sorted((Path(__file__).parent / "reference_names").glob("*.json")):
    NAMES.update(json.loads(_path.read_text("utf-8")))

REFERENCE = list(shared_json("reference/rules.json"))


@needs_shared
def test_no_entry_of_the_reference_is_without_a_rule() -> None:
    assert {entry["id"] for entry in REFERENCE} == set(NAMES)
    assert set(NAMES.values()) <= {rule.name for rule in all_rules()}


@needs_shared
@pytest.mark.parametrize("entry", REFERENCE, ids=lambda entry: entry["id"])
def test_a_rule_has_the_severity_and_the_marks_of_its_entry(entry: dict[str, str]) -> None:
    rule = next(rule for rule in all_rules() if rule.name == NAMES[entry["id"]])
    assert rule.severity == GRAVER.get(entry["id"], entry["sev"])
    assert rule.starred == ("★" in entry["tags"] or entry["id"] in STARRED)
    assert rule.upstream_bug == ("U" in entry["tags"].split() or "★U" in entry["tags"])
    assert rule.security or "security" not in entry["tags"]
