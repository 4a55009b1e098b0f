"""The tables know exactly the fields that upstream's CustomResourceDefinitions know, release by release."""

from __future__ import annotations

from typing import Any

import pytest

from schema.crds import CRDS, crd_fields, crd_schema, stated, table_fields
from shared import needs_shared, shared_json
from sympozium_cli.schema.catalog import (
    KINDS,
    field_at,
    first_release,
    first_release_of_value,
    last_release,
    resource,
)
from sympozium_cli.schema.node import CHANGING, Node
from sympozium_cli.schema.target import RELEASES
from sympozium_cli.values.release import MAIN, Release

GENERATIONS = [
    (kind, generation)
    for kind, name in (("PersonaPack", "personapack"), ("Ensemble", "ensemble"))
    for generation in shared_json(f"dialects/fields-{name}.json") or ()
]


@needs_shared
@pytest.mark.parametrize(("kind", "release"), CRDS)
def test_the_tables_say_what_the_published_crd_says(kind: str, release: str) -> None:
    ours = stated(table_fields(resource(kind, Release.parse(release))))
    assert ours == stated(crd_fields(crd_schema(kind, release)))


def _recorded(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if not name.startswith("x-")}


@needs_shared
@pytest.mark.parametrize(
    ("kind", "generation"), [pytest.param(*each, id=f"{each[0]}-{each[1]['first']}") for each in GENERATIONS]
)
def test_the_tables_know_the_fields_of_every_release(kind: str, generation: dict[str, Any]) -> None:
    theirs = stated((path, _recorded(facts)) for path, facts in generation["fields"].items())
    for end in ("first", "last"):
        assert stated(table_fields(resource(kind, Release.parse(generation[end])))) == theirs


@pytest.mark.parametrize("release", [*RELEASES, MAIN], ids=str)
def test_every_release_has_a_schema_with_one_list_of_personas(release: Release) -> None:
    kind = "PersonaPack" if release < Release(0, 9, 0) else "Ensemble"
    fields = resource(kind, release).fields["spec"].fields
    assert ("personas" in fields) == (release < Release(0, 10, 0))
    assert ("agentConfigs" in fields) == (release >= Release(0, 10, 0))


@pytest.mark.parametrize(
    ("kind", "release"), [("PersonaPack", "v0.9.0"), ("Ensemble", "v0.8.28"), ("Ensembel", "v0.10.46")]
)
def test_a_kind_that_a_release_does_not_serve_has_no_schema(kind: str, release: str) -> None:
    with pytest.raises(ValueError, match=f"Sympozium {release} has no kind {kind}"):
        resource(kind, Release.parse(release))


def _nodes(node: Node) -> list[Node]:
    inside = [*node.fields.values(), *(each for each in (node.values, node.items) if each)]
    return [node, *(deeper for child in inside for deeper in _nodes(child))]


@pytest.mark.parametrize("kind", KINDS)
def test_no_schema_of_a_release_is_still_changing(kind: str) -> None:
    assert not any(node.type == CHANGING for node in _nodes(resource(kind, KINDS[kind].last)))


def test_a_schema_that_is_asked_for_twice_is_the_same_object() -> None:
    assert resource("Ensemble", MAIN) is resource("Ensemble", MAIN)


@pytest.mark.parametrize(
    ("kind", "path", "first", "last"),
    [
        ("Ensemble", "spec.enabled", "v0.9.0", "main"),
        ("Ensemble", "spec.personas", "v0.9.0", "v0.9.5"),
        ("Ensemble", "spec.personas[].name", "v0.9.0", "v0.9.5"),
        ("Ensemble", "spec.personas[].channelAccessControl", "v0.9.2", "v0.9.5"),
        ("Ensemble", "spec.agentConfigs[].name", "v0.10.0", "main"),
        ("Ensemble", "spec.agentConfigs[].provider", "v0.10.0", "main"),
        ("Ensemble", "spec.agentConfigs[].lifecycle.preRun[].gate", "v0.10.0", "main"),
        ("Ensemble", "spec.agentConfigs[].schedule.firstTick", "v0.10.44", "main"),
        ("Ensemble", "spec.agentConfigs[].memory.autoStore", "main", "main"),
        ("Ensemble", "spec.sharedMemory.membrane.tokenBudget.action", "v0.10.8", "main"),
        ("Ensemble", "spec.sharedMemory.accessRules[].persona", "v0.9.0", "v0.9.5"),
        ("Ensemble", "spec.relationships[].type", "v0.9.0", "main"),
        ("Ensemble", "spec.channelVolumes{}[].emptyDir.sizeLimit", "v0.10.17", "main"),
        ("PersonaPack", "spec.personas[].name", "v0.0.46", "v0.8.28"),
        ("PersonaPack", "spec.enabled", "v0.0.53", "v0.8.28"),
        ("PersonaPack", "spec.personas[].lifecycle.gateDefault", "v0.8.21", "v0.8.28"),
    ],
)
def test_a_field_has_a_first_and_a_last_release(kind: str, path: str, first: str, last: str) -> None:
    assert str(first_release(kind, path)) == first
    assert str(last_release(kind, path)) == last


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("Ensemble", "spec.excludeAgentConfigs"),
        ("Ensemble", "spec.membrane"),
        ("Ensemble", "spec.personas[].provider"),
        ("Ensemble", "spec.enabled.really"),
        ("PersonaPack", "spec.sharedMemory"),
        ("PersonaPack", "spec.personas[].channelAccessControl"),
    ],
)
def test_a_field_that_no_release_ever_served_has_neither(kind: str, path: str) -> None:
    assert first_release(kind, path) is None
    assert last_release(kind, path) is None


def test_the_stimulus_edge_is_newer_than_the_other_edges() -> None:
    path = "spec.relationships[].type"
    assert first_release_of_value("Ensemble", path, "stimulus") == Release(0, 10, 18)
    assert first_release_of_value("Ensemble", path, "delegation") == Release(0, 9, 0)
    assert first_release_of_value("Ensemble", path, "marriage") is None
    assert first_release_of_value("Ensemble", "spec.description", "text") is None


@pytest.mark.parametrize(
    "path",
    [
        "spec.channelVolumes{}[].emptyDir.sizeLimit",
        "spec.channelVolumes.slack[3].emptyDir.sizeLimit",
        ("spec", "channelVolumes", "my.channel", 3, "emptyDir", "sizeLimit"),
    ],
)
def test_a_field_is_found_by_pattern_and_by_path(path: str | tuple[str | int, ...]) -> None:
    node = field_at("Ensemble", MAIN, path)
    assert node is not None
    assert node.type == "int-or-string"


def test_a_field_is_found_without_the_marks_of_lists() -> None:
    assert field_at("Ensemble", MAIN, "spec.agentConfigs.name") is field_at(
        "Ensemble", MAIN, "spec.agentConfigs[].name"
    )


def test_a_field_of_another_release_is_not_found() -> None:
    assert field_at("Ensemble", Release(0, 10, 43), "spec.agentConfigs[].schedule.firstTick") is None
    assert field_at("Ensemble", Release(0, 10, 44), "spec.agentConfigs[].schedule.firstTick") is not None


def test_a_node_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        resource("Ensemble", MAIN).required = True
