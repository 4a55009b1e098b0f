"""What the API server drops, fills in and refuses, one fact at a time."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.node import Node
from sympozium_cli.schema.verdict import Verdict, verdict
from sympozium_cli.values.release import MAIN, Release

ENSEMBLE = resource("Ensemble", Release(0, 10, 46))

PERSONA = {"name": "lookout", "systemPrompt": "You watch."}


def pack(persona: dict[str, Any] | None = None, **spec: Any) -> dict[str, Any]:
    return {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": "Ensemble",
        "metadata": {"name": "harbour-watch"},
        "spec": {"agentConfigs": [{**PERSONA, **(persona or {})}], **spec},
    }


def judged(value: Any, schema: Node = ENSEMBLE) -> Verdict:
    return verdict(value, schema)


def findings(value: Any) -> list[tuple[str, str]]:
    return [(violation.kind, str(violation.path)) for violation in judged(value).violations]


def persona_of(value: Any) -> Any:
    return judged(value).value["spec"]["agentConfigs"][0]


@pytest.mark.parametrize(
    ("persona", "effective"),
    [
        ({"memory": {"seeds": ["a"]}}, {"memory": {"seeds": ["a"], "enabled": True, "maxSizeKB": 256}}),
        ({"memory": {}}, {"memory": {"enabled": True, "maxSizeKB": 256}}),
        (
            {"schedule": {"task": "Count"}},
            {"schedule": {"task": "Count", "type": "heartbeat", "firstTick": "immediate"}},
        ),
        ({"lifecycle": {}}, {"lifecycle": {"gateDefault": "block"}}),
        ({"subagents": {"maxDepth": 1}}, {"subagents": {"maxDepth": 1, "maxConcurrent": 5, "maxChildrenPerAgent": 3}}),
        (
            {"webEndpoint": {"enabled": True, "rateLimit": {}}},
            {"webEndpoint": {"enabled": True, "rateLimit": {"requestsPerMinute": 60, "burstSize": 10}}},
        ),
        ({}, {}),
    ],
)
def test_what_a_persona_leaves_out_is_filled_in(persona: dict[str, Any], effective: dict[str, Any]) -> None:
    assert persona_of(pack(persona)) == {**PERSONA, **effective}
    assert findings(pack(persona)) == []


@pytest.mark.parametrize(
    ("spec", "effective"),
    [
        ({"sharedMemory": {}}, {"sharedMemory": {"enabled": False, "storageSize": "1Gi"}}),
        ({"sharedMemory": {"accessRules": [{"agentConfig": "a"}]}}, None),
        ({"stimulus": {"name": "a", "prompt": "b"}}, {"stimulus": {"name": "a", "prompt": "b", "trigger": "onReady"}}),
    ],
)
def test_what_a_pack_leaves_out_is_filled_in(spec: dict[str, Any], effective: dict[str, Any] | None) -> None:
    stored = judged(pack(**spec)).value["spec"]
    assert stored["workflowType"] == "autonomous"
    if effective is not None:
        assert stored.items() >= effective.items()
    else:
        assert stored["sharedMemory"]["accessRules"] == [{"agentConfig": "a", "access": "read-write"}]


def test_a_block_that_is_not_there_gets_no_defaults() -> None:
    assert "sharedMemory" not in judged(pack()).value["spec"]
    assert "schedule" not in persona_of(pack())


def test_an_older_release_has_no_newer_defaults() -> None:
    older = judged(pack({"memory": {}}), resource("Ensemble", Release(0, 10, 44)))
    assert older.value["spec"]["agentConfigs"][0]["memory"] == {"enabled": True}


def test_an_unknown_field_is_dropped_and_does_not_refuse_the_pack() -> None:
    verdict_ = judged(pack(excludeAgentConfigs=["lookout"]))
    assert verdict_.accepted
    assert list(map(str, verdict_.pruned)) == ["spec.excludeAgentConfigs"]
    assert "excludeAgentConfigs" not in verdict_.value["spec"]


def test_an_unknown_field_comes_with_the_names_that_are_known_there() -> None:
    (violation,) = judged(pack({"memory": {"seed": ["a"]}})).violations
    assert violation.expected == ("enabled", "seeds", "maxSizeKB")
    assert violation.found == ["a"]


def test_nothing_is_said_of_what_is_inside_an_unknown_field() -> None:
    assert findings(pack(membrane={"tokenBudget": {"maxTokens": "many"}})) == [("unknown", "spec.membrane")]


def test_a_required_field_is_missed_where_it_would_be() -> None:
    value = pack()
    del value["spec"]["agentConfigs"][0]["systemPrompt"]
    (violation,) = judged(value).violations
    assert (violation.kind, str(violation.path)) == ("missing", "spec.agentConfigs[0].systemPrompt")
    assert violation.rejected


def test_an_empty_text_is_not_missing() -> None:
    assert findings(pack({"systemPrompt": ""})) == []


def test_a_pack_without_a_spec_is_accepted() -> None:
    value = pack()
    del value["spec"]
    assert judged(value).accepted


def test_a_null_is_as_good_as_nothing_there() -> None:
    value = pack({"model": None}, enabled=None, channelConfigs={"slack": None, "mail": "a"})
    assert judged(value).accepted
    assert findings(value) == [
        ("null", "spec.agentConfigs[0].model"),
        ("null", "spec.enabled"),
        ("null", "spec.channelConfigs.slack"),
    ]
    assert judged(value).value["spec"]["channelConfigs"] == {"mail": "a"}
    assert "enabled" not in judged(value).value["spec"]


def test_a_null_gives_way_to_the_default() -> None:
    assert persona_of(pack({"memory": {"enabled": None}}))["memory"]["enabled"] is True


def test_a_null_where_something_is_required_is_missing() -> None:
    assert findings(pack({"name": None})) == [("missing", "spec.agentConfigs[0].name")]


def test_a_null_in_a_list_is_refused_and_the_others_keep_their_place() -> None:
    value = pack({"skills": [None, "k8s-ops"]})
    assert findings(value) == [("null-item", "spec.agentConfigs[0].skills[0]")]
    assert not judged(value).accepted
    assert persona_of(value)["skills"] == [None, "k8s-ops"]


def test_a_value_of_the_wrong_type_is_as_if_it_were_not_there() -> None:
    value = pack({"memory": {"enabled": "yes", "seeds": ["a"]}, "model": 4})
    assert findings(value) == [
        ("type", "spec.agentConfigs[0].memory.enabled"),
        ("type", "spec.agentConfigs[0].model"),
    ]
    assert persona_of(value) == {**PERSONA, "memory": {"enabled": True, "seeds": ["a"], "maxSizeKB": 256}}


def test_fields_inside_a_thing_of_the_wrong_type_are_unknown() -> None:
    assert findings(pack({"skills": [{"skillPackRef": "k8s-ops"}], "memory": [{"seeds": []}, [{"a": 1}]]})) == [
        ("type", "spec.agentConfigs[0].skills[0]"),
        ("unknown", "spec.agentConfigs[0].skills[0].skillPackRef"),
        ("type", "spec.agentConfigs[0].memory"),
        ("unknown", "spec.agentConfigs[0].memory[0].seeds"),
        ("unknown", "spec.agentConfigs[0].memory[1][0].a"),
    ]


def test_one_mistake_does_not_hide_another() -> None:
    value = pack({"schedule": "hourly", "memory": {"seed": []}}, relationships=[{"source": 1, "type": "love"}])
    assert findings(value) == [
        ("type", "spec.agentConfigs[0].schedule"),
        ("unknown", "spec.agentConfigs[0].memory.seed"),
        ("missing", "spec.relationships[0].target"),
        ("type", "spec.relationships[0].source"),
        ("enum", "spec.relationships[0].type"),
    ]


def test_an_enum_says_what_there_is_and_keeps_the_value() -> None:
    value = pack(workflowType="waterfall")
    (violation,) = judged(value).violations
    assert violation.expected == ("autonomous", "pipeline", "delegation")
    assert judged(value).value["spec"]["workflowType"] == "waterfall"


def test_the_stimulus_edge_needs_its_release() -> None:
    edge = {"source": "a", "target": "b", "type": "stimulus"}
    assert judged(pack(relationships=[edge])).accepted
    assert not judged(pack(relationships=[edge]), resource("Ensemble", Release(0, 10, 17))).accepted


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (5, None),
        (5.0, None),
        (-1, None),
        (2**63 - 1, None),
        (2**63, "range"),
        (5.5, "type"),
        (1e300, "type"),
        (float("inf"), "type"),
        (float("nan"), "type"),
        ("5", "type"),
        (True, "type"),
    ],
)
def test_a_whole_number_is_64_bits_wide(number: Any, kind: str | None) -> None:
    violations = judged(pack({"subagents": {"maxDepth": number}})).violations
    assert [violation.kind for violation in violations] == ([kind] if kind else [])


def test_a_whole_number_written_with_a_point_is_stored_without() -> None:
    depth = persona_of(pack({"subagents": {"maxDepth": 5.0}}))["subagents"]["maxDepth"]
    assert (depth, type(depth)) == (5, int)


@pytest.mark.parametrize(
    ("size", "kind"),
    [
        ("1Gi", None),
        (1024, None),
        (1.0, None),
        ("-1", None),
        ("1 Gi", "pattern"),
        ("1Gi\n", "pattern"),
        ("", "pattern"),
        (1.5, "type"),
        (True, "type"),
        ({}, "type"),
    ],
)
def test_a_quantity_is_a_number_or_a_text_of_its_grammar(size: Any, kind: str | None) -> None:
    violations = judged(pack(volumes=[{"name": "a", "emptyDir": {"sizeLimit": size}}])).violations
    assert [violation.kind for violation in violations] == ([kind] if kind else [])


def test_an_int32_has_its_limits() -> None:
    (violation,) = judged(pack(volumes=[{"name": "a", "secret": {"defaultMode": 2**31}}])).violations
    assert (violation.kind, violation.expected) == ("range", ("-2147483648", "2147483647"))


def test_an_empty_name_is_too_short_for_an_mcp_server() -> None:
    (violation,) = judged(pack({"mcpServers": [{"name": "", "toolsPrefix": "a"}]})).violations
    assert (violation.kind, violation.expected) == ("length", ("1", ""))


def test_metadata_is_judged_by_its_fields_and_types_only() -> None:
    written = {"name": "Not A Name", "creationTimestamp": None, "finalizers": [5]}
    value = pack() | {"metadata": {**written, "surprise": {"a": 1}}}
    assert findings(value) == [("unknown", "metadata.surprise")]
    assert judged(value).value["metadata"] == written


def test_a_label_that_is_not_a_text_is_refused() -> None:
    value = pack() | {"metadata": {"name": 5, "labels": {"version": 1.5, "on": True}, "annotations": []}}
    assert findings(value) == [
        ("type", "metadata.name"),
        ("type", "metadata.labels.version"),
        ("type", "metadata.labels.on"),
        ("type", "metadata.annotations"),
    ]


def test_of_a_status_only_the_unknown_fields_are_named() -> None:
    value = pack() | {"status": {"phase": 5, "conditions": [{"type": "a"}], "mood": "good", "personaCount": None}}
    assert findings(value) == [("unknown", "status.mood")]
    assert judged(value).accepted


def test_another_api_version_or_kind_is_refused() -> None:
    value = pack() | {"apiVersion": "sympozium.ai/v1", "kind": "PersonaPack"}
    assert findings(value) == [("enum", "apiVersion"), ("enum", "kind")]


@pytest.mark.parametrize("value", [None, [], "text", 5, True])
def test_what_is_not_an_object_is_no_pack(value: Any) -> None:
    verdict_ = judged(value)
    assert not verdict_.accepted
    assert verdict_.value == {}


def test_the_input_stays_as_it_is() -> None:
    value = pack({"memory": {"enabled": None, "seed": []}}, surprise=1, workflowType=3)
    before = copy.deepcopy(value)
    stored = judged(value).value
    stored["spec"]["agentConfigs"][0]["memory"]["enabled"] = False
    assert value == before


def test_judging_the_stored_object_again_changes_nothing() -> None:
    stored = judged(pack({"memory": {}, "schedule": {"task": "a"}}, surprise=1, sharedMemory={})).value
    assert judged(stored) == Verdict(stored, ())


def test_fields_of_main_are_unknown_to_the_newest_release() -> None:
    value = pack({"memory": {"autoStore": True}}, autoStoreMemory=True)
    assert [str(path) for path in judged(value).pruned] == [
        "spec.agentConfigs[0].memory.autoStore",
        "spec.autoStoreMemory",
    ]
    assert judged(value, resource("Ensemble", MAIN)).violations == ()
