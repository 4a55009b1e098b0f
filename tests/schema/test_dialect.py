"""Which era's words a file is written in."""

from __future__ import annotations

from typing import Any

import pytest

from schema.packs import published
from shared import needs_shared, shared_json
from sympozium_cli.schema.dialect import Dialect, dialect
from sympozium_cli.values.release import Release

WHO = {"name": "a", "systemPrompt": "b"}
STIMULUS = {"source": "s", "target": "a", "type": "stimulus"}
OLD_RULES = {"accessRules": [{"persona": "a", "access": "read-only"}]}


def flags(found: Dialect) -> list[str]:
    return [name for name in ("mixture", "incomplete", "both") if getattr(found, name)]


@pytest.mark.parametrize(
    ("kind", "spec", "era", "expected"),
    [
        ("PersonaPack", {"personas": [WHO]}, "0.8", []),
        ("PersonaPack", {}, "0.8", ["incomplete"]),
        ("Ensemble", {"personas": [WHO]}, "0.9", []),
        ("Ensemble", {"personas": []}, "0.9", []),
        ("Ensemble", {"personas": [WHO], "sharedMemory": OLD_RULES}, "0.9", []),
        ("Ensemble", {"personas": [WHO], "taskOveride": "a typing mistake"}, "0.9", []),
        ("Ensemble", {"personas": "not a list"}, "0.9", []),
        ("Ensemble", {"agentConfigs": [WHO]}, "0.10", []),
        ("Ensemble", {"agentConfigs": [WHO], "personas": None}, "0.10", []),
        ("Ensemble", {"agentConfigs": [], "personas": []}, "0.10", ["both"]),
        ("Ensemble", {"personas": [WHO], "stimulus": {"name": "s", "prompt": "p"}}, "0.10", ["mixture"]),
        ("Ensemble", {"personas": [WHO], "relationships": [STIMULUS]}, "0.10", ["mixture"]),
        ("Ensemble", {"personas": [WHO], "sharedMemory": {"membrane": {}}}, "0.10", ["mixture"]),
        ("Ensemble", {"personas": [{**WHO, "provider": "openai"}]}, "0.10", ["mixture"]),
        ("Ensemble", {"personas": [WHO], "sharedMemory": {"accessRules": [{"agentConfig": "a"}]}}, "0.10", ["mixture"]),
        ("Ensemble", {"sharedMemory": OLD_RULES}, "0.9", ["incomplete"]),
        ("Ensemble", {"sharedMemory": {**OLD_RULES, "membrane": {}}}, "0.10", ["incomplete"]),
        ("Ensemble", {"sharedMemory": {"enabled": True}}, "0.10", ["incomplete"]),
        ("Ensemble", {}, "0.10", ["incomplete"]),
        ("Ensemble", None, "0.10", ["incomplete"]),
        (None, {"personas": [WHO]}, "0.9", []),
    ],
)
def test_kind_and_keys_tell_the_era(kind: str | None, spec: Any, era: str, expected: list[str]) -> None:
    found = dialect({"apiVersion": "sympozium.ai/v1alpha1", "kind": kind, "metadata": {"name": "p"}, "spec": spec})
    assert found.target.era == era
    assert flags(found) == expected


@pytest.mark.parametrize(
    "value", [None, [], "text", 5, {}, {"spec": []}, {"spec": {"sharedMemory": {"accessRules": 1}}}]
)
def test_whatever_it_is_it_gets_the_newest_target(value: Any) -> None:
    found = dialect(value)
    assert (found.target.era, flags(found)) == ("0.10", ["incomplete"])


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ({"personas": [WHO]}, "it has personas"),
        ({"agentConfigs": [WHO]}, "it has agentConfigs"),
        ({"agentConfigs": [WHO], "personas": [WHO]}, "it has personas and agentConfigs"),
        (
            {"personas": [{**WHO, "volumes": []}], "volumes": []},
            "it has spec.volumes, which is newer than v0.9",
        ),
        (
            {"personas": [WHO], "relationships": [STIMULUS]},
            "it has spec.relationships[0].type: stimulus, which is newer than v0.9",
        ),
        ({"sharedMemory": OLD_RULES}, "its accessRules say persona"),
        ({}, "it has no list of personas"),
    ],
)
def test_the_reason_is_for_people(spec: Any, reason: str) -> None:
    assert dialect({"kind": "Ensemble", "spec": spec}).reason == reason


@pytest.mark.parametrize(
    ("hint", "release"),
    [
        (None, "v0.10.46"),
        (Release(0, 10, 7), "v0.10.7"),
        (Release(0, 9, 3), "v0.10.46"),
        (Release(0, 10, 9999), "main"),
    ],
)
def test_a_hint_counts_within_its_era(hint: Release | None, release: str) -> None:
    assert str(dialect({"kind": "Ensemble", "spec": {"agentConfigs": []}}, hint).target) == release


@needs_shared
def test_published_packs_are_of_the_era_that_they_were_published_in() -> None:
    eras = {"p": "0.8", "e1": "0.9", "e2": "0.10"}
    for entry in shared_json("corpus/index.json"):
        folder = entry["file"].split("-")[0]
        if entry["templated"] or folder not in {"p0", "p1", "p2", "e1", "e2"}:
            continue
        value = published(entry["file"])
        found = dialect(value)
        assert found.target.era == eras[folder if folder.startswith("e") else "p"], entry["file"]
        assert flags(found) == []
