"""What edits mean: which kinds are found, and what they say."""

from __future__ import annotations

from typing import Any

import pytest

from change.edits import meant

Spec = dict[str, Any]


def team(lead: Spec | None = None, **spec: Any) -> Spec:
    personas = [
        {"name": "lead", "systemPrompt": "You lead.", **(lead or {})},
        {"name": "writer", "systemPrompt": "You write."},
    ]
    return {"agentConfigs": personas, **spec}


def membrane(*rules: Spec, **settings: Any) -> Spec:
    return team(sharedMemory={"enabled": True, "membrane": {"permeability": list(rules), **settings}})


def edge(kind: str, **settings: str) -> Spec:
    return {"source": "lead", "target": "writer", "type": kind, **settings}


HOURLY = {"schedule": {"interval": "1h", "task": "Plan."}}
ONLY_READ = {"toolPolicy": {"allow": ["read_file"]}}
TWO_TOOLS = {"toolPolicy": {"allow": ["read_file", "fetch_url"]}}
SERVER = {"name": "gh", "toolsPrefix": "gh", "url": "http://a"}
KICK = {"stimulus": {"name": "kick", "prompt": "Go."}}
KICKS = {"source": "kick", "target": "lead", "type": "stimulus"}
WEB = {"webEndpoint": {"enabled": True}}
SLACK = {"channels": ["slack"]}
SEEDED = {"memory": {"seeds": ["one"]}}

DELEGATES = edge("delegation")

CASES: list[tuple[Spec, Spec, str, str, str]] = [
    (team(), team({"systemPrompt": "You lead all."}), "prompt-changed", "info", "9 to 13 characters"),
    (team(), team({"model": "m2"}), "model-changed", "info", "'m2' instead of 'gpt-4o'"),
    (team(), team({"provider": "ollama"}), "provider-changed", "info", "'ollama' instead of 'openai'"),
    (team(), team({"baseURL": "http://x"}), "base-url-changed", "escalation", "to http://x instead of the address"),
    (team(), team(providerHeaders={"x-a": "1"}), "headers-changed", "info", "'writer': x-a"),
    (team(), team(authRefs=[{"secret": "s", "provider": "p"}]), "secret-gained", "escalation", "'s' (provider p)"),
    (team(authRefs=[{"secret": "s"}]), team(), "secret-lost", "info", "'s'; the Secret itself stays"),
    (team(ONLY_READ), team(), "tools-unlimited", "escalation", "every tool"),
    (
        team(ONLY_READ),
        team({"toolPolicy": {"allow": ["read_file", "fetch_url"]}}),
        "tool-gained",
        "escalation",
        "'fetch_url'",
    ),
    (team({"toolPolicy": {"deny": ["fetch_url"]}}), team(), "tool-gained", "escalation", "now use 'fetch_url'"),
    (team(), team({"toolPolicy": {"deny": ["fetch_url"]}}), "tool-lost", "info", "no longer use 'fetch_url'"),
    (team(), team({"skills": ["k8s-ops"]}), "skill-gained", "escalation", "'k8s-ops'"),
    (team({"skills": ["k8s-ops"]}), team(), "skill-lost", "info", "'k8s-ops'"),
    (
        team({"skills": ["g"]}, skillParams={"g": {"repo": "a"}}),
        team({"skills": ["g"]}, skillParams={"g": {"repo": "b"}}),
        "skill-params-changed",
        "info",
        "'repo'",
    ),
    (team(), team({"mcpServers": [SERVER]}), "mcp-gained", "escalation", "'gh' at http://a"),
    (team({"mcpServers": [SERVER]}), team(), "mcp-lost", "info", "'gh'"),
    (
        team({"mcpServers": [SERVER]}),
        team({"mcpServers": [{**SERVER, "url": "http://b"}]}),
        "mcp-changed",
        "escalation",
        "another address",
    ),
    (
        team(),
        team(HOURLY),
        "schedule-gained",
        "info",
        "the first time at once; next tick 2026-05-01 10:00 UTC",
    ),
    (team(HOURLY), team(), "schedule-lost", "info", "'lead' is deleted"),
    (
        team(HOURLY),
        team({"schedule": {"interval": "15m", "task": "Plan."}}),
        "schedule-moved",
        "info",
        "from 2026-05-01 10:00 UTC to 2026-05-01 09:15 UTC, from 24 to 96 runs",
    ),
    (team(HOURLY), team({"schedule": {"interval": "1h", "task": "Rest."}}), "task-changed", "info", "another task"),
    (team(HOURLY), team(HOURLY, taskOverride="Ship."), "task-changed", "info", "another task"),
    (
        team(HOURLY),
        team({"schedule": {"interval": "1h", "task": "Plan.", "type": "sweep"}}),
        "schedule-type-changed",
        "info",
        "'sweep' instead of 'heartbeat'",
    ),
    (team(), team({"memory": {"enabled": False}}), "memory-switched", "info", "switched off"),
    (team(SEEDED), team({"memory": {"seeds": ["two"]}}), "seeds-ignored", "warning", "to no effect"),
    (team(), team(autoStoreMemory=False), "auto-store-changed", "info", "'lead' no longer stores"),
    (team(), team(SLACK), "channel-gained", "escalation", "'slack'"),
    (team(SLACK), team(), "channel-lost", "warning", "its pod stays"),
    (
        team(SLACK),
        team(SLACK, channelConfigs={"slack": "s"}),
        "channel-secret-changed",
        "warning",
        "'s' instead of '(none)'",
    ),
    (
        team(SLACK, channelAccessControl={"slack": {"allowedSenders": ["a"]}}),
        team(SLACK, channelAccessControl={"slack": {"allowedSenders": ["a", "b"]}}),
        "access-opened",
        "escalation",
        "hears the senders 'b'",
    ),
    (
        team(SLACK, channelAccessControl={"slack": {"allowedChats": ["a"]}}),
        team(SLACK),
        "access-opened",
        "escalation",
        "hears all chats",
    ),
    (
        team(SLACK),
        team(SLACK, channelAccessControl={"slack": {"deniedSenders": ["a"]}}),
        "access-closed",
        "info",
        "turns 'a' away",
    ),
    (
        team(HOURLY),
        team({**HOURLY, "webEndpoint": {"enabled": True}}),
        "endpoint-opened",
        "escalation",
        "starts nothing",
    ),
    (team({"webEndpoint": {"enabled": True}}), team(), "endpoint-closed", "warning", "goes on until it is deleted"),
    (
        team({"webEndpoint": {"enabled": True}}),
        team({"webEndpoint": {"enabled": True, "hostname": "h"}}),
        "endpoint-changed",
        "warning",
        "at h",
    ),
    (
        membrane(tokenBudget={"maxTokens": 10}),
        membrane(tokenBudget={"maxTokens": 2000}),
        "budget-raised",
        "escalation",
        "2,000 tokens instead of 10 tokens",
    ),
    (membrane(tokenBudget={"maxTokens": 10}), membrane(), "budget-raised", "escalation", "any number of tokens"),
    (membrane(), membrane(tokenBudget={"maxTokensPerRun": 10}), "budget-lowered", "info", "a run may use 10 tokens"),
    (
        membrane(tokenBudget={"maxTokens": 10}),
        membrane(tokenBudget={"maxTokens": 10, "action": "warn"}),
        "budget-action-changed",
        "escalation",
        "runs go on",
    ),
    (
        membrane(circuitBreaker={"consecutiveFailures": 2}),
        membrane(),
        "breaker-changed",
        "escalation",
        "no longer stops",
    ),
    (team(sharedMemory={"enabled": True}), team(), "shared-memory-deleted", "destructive", "with all data"),
    (team(), team(sharedMemory={"enabled": True}), "shared-memory-made", "info", "empty"),
    (
        team(sharedMemory={"enabled": True, "storageSize": "1Gi"}),
        team(sharedMemory={"enabled": True, "storageSize": "2Gi"}),
        "storage-size-ignored",
        "warning",
        "keeps 1Gi",
    ),
    (
        membrane({"agentConfig": "lead", "exposeTags": ["plan"]}),
        membrane({"agentConfig": "lead", "exposeTags": ["plan", "draft"]}),
        "readable",
        "escalation",
        "'writer' can now read what is tagged 'draft', of all that 'lead' stores",
    ),
    (
        membrane(defaultVisibility="private"),
        membrane(defaultVisibility="public"),
        "readable",
        "escalation",
        "'lead' can now read everything that 'writer' stores",
    ),
    (
        membrane({"agentConfig": "writer", "acceptTags": ["x"]}),
        membrane({"agentConfig": "writer"}),
        "readable",
        "escalation",
        "'writer' can now read everything that 'lead' stores",
    ),
    (membrane(), membrane(defaultVisibility="private"), "unreadable", "info", "'lead' can no longer read"),
    (
        team(sharedMemory={"enabled": True, "accessRules": [{"agentConfig": "lead", "access": "read-only"}]}),
        team(sharedMemory={"enabled": True}),
        "may-write",
        "escalation",
        "'lead' may now write",
    ),
    (
        team(),
        team(relationships=[edge("delegation")]),
        "edge-gained",
        "escalation",
        "'lead' may delegate work",
    ),
    (team(relationships=[edge("delegation")]), team(), "edge-lost", "info", "no longer delegate"),
    (
        team(relationships=[edge("delegation")]),
        team(relationships=[edge("delegation", timeout="5m")]),
        "edge-changed",
        "info",
        "other settings",
    ),
    (team(), team(relationships=[KICKS], **KICK), "stimulus-gained", "info", "as soon as all agents are ready"),
    (team(relationships=[KICKS], **KICK), team(), "stimulus-lost", "info", "'kick' is removed"),
    (team(), team({"env": {"A": "b"}}), "variables-changed", "info", "'A' is set"),
    (team(), team({"runTimeout": "5m"}), "timeout-changed", "info", "may take 5m0s instead of 10m0s"),
    (team(), team({"subagents": {"maxDepth": 1}}), "subagents-changed", "info", "other limits"),
    (
        team(),
        team({"lifecycle": {"preRun": [{"name": "h", "image": "i"}]}}),
        "hooks-changed",
        "escalation",
        "before the runs of 'lead'",
    ),
    (
        team(),
        team({"lifecycle": {"rbac": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]}}),
        "hook-rights-changed",
        "escalation",
        "other rights",
    ),
    (team(), team(policyRef="strict"), "policy-changed", "escalation", "'strict' instead of '(none)'"),
    (
        team(),
        team(workflowType="delegation", relationships=[edge("delegation")]),
        "workflow-changed",
        "info",
        "'delegation'",
    ),
    (team(), team(workflowType="pipeline"), "pack-refused", "warning", "no edge is of type 'sequential'"),
    (
        team(),
        team(sharedMemory={"enabled": True, "storageSize": "1GB"}),
        "controller-panics",
        "warning",
        "never gets ready",
    ),
    (team(), team(enabled=False), "pack-disabled", "destructive", "switched off"),
    (team(enabled=False), team(), "pack-enabled", "info", "2 personas"),
    (team(), team(excludePersonas=["lead"]), "persona-excluded", "destructive", "memory volume are deleted"),
    (team(excludePersonas=["lead"]), team(), "persona-included", "info", "empty memory"),
]


@pytest.mark.parametrize(
    ("old", "new", "kind", "severity", "words"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_edit_means(old: Spec, new: Spec, kind: str, severity: str, words: str) -> None:
    found = [meaning for meaning in meant(old, new) if meaning.kind == kind]
    assert any(words in meaning.text for meaning in found), meant(old, new)
    assert {meaning.severity for meaning in found} == {severity}


@pytest.mark.parametrize("spec", [case[0] for case in CASES] + [case[1] for case in CASES])
def test_no_edit_means_nothing(spec: Spec) -> None:
    found = {meaning.kind for meaning in meant(spec, spec)}
    assert found <= {"pack-refused", "controller-panics"}


def test_personas_come_and_go() -> None:
    alone = {"agentConfigs": [team()["agentConfigs"][0]]}
    (added,) = meant(alone, team())
    assert (added.kind, added.persona) == ("persona-added", "writer")
    (removed,) = meant(team(), alone)
    assert (removed.kind, removed.severity, removed.persona) == ("persona-removed", "warning", "writer")
    assert "go on as orphans" in removed.text


def test_a_renamed_persona_is_known_by_its_prompt() -> None:
    prompt = "You look after the pipelines of this cluster, and say what is wrong with them."
    old, new = ({"agentConfigs": [{"name": name, "systemPrompt": prompt}]} for name in ("a", "b"))
    assert "renamed to 'b'" in next(one.text for one in meant(old, new) if one.kind == "persona-renamed")


def test_a_sequential_edge_takes_the_schedule_away() -> None:
    spec = team()
    spec["agentConfigs"][1].update(HOURLY)
    found = meant(spec, {**spec, "relationships": [edge("sequential")]})
    suppressed = next(one for one in found if one.kind == "schedule-suppressed")
    assert "the sequential edge from 'lead' takes its place" in suppressed.text
    assert str(suppressed.new) == "spec.relationships[0]"


def test_a_schedule_that_nobody_touched_moves_with_its_place_in_the_list() -> None:
    old = {"agentConfigs": [{"name": name, "systemPrompt": "x", **HOURLY} for name in ("a", "b")]}
    new = {"agentConfigs": old["agentConfigs"][::-1]}
    moved = [one.text for one in meant(old, new) if one.kind == "schedule-moved"]
    assert len(moved) == 2
    assert "because it is number 2 in the list now and not 1" in moved[1]


def test_the_secrets_that_a_disabled_pack_takes_along() -> None:
    references = [{"secret": "team-openai-key"}, {"secret": "other"}]
    found = meant(team(authRefs=references), team(authRefs=references, enabled=False))
    deleted = [one.text for one in found if one.kind == "secret-deleted"]
    assert deleted == ["the controller deletes the Secret 'team-openai-key', whoever made it"]


def test_what_destroys_comes_first_and_what_may_do_more_next() -> None:
    found = meant(team(sharedMemory={"enabled": True}), team({"skills": ["k8s-ops"], "model": "m"}))
    assert [one.severity for one in found] == ["destructive", "escalation", "info"]


def test_no_value_of_a_variable_or_header_is_told() -> None:
    found = meant(team(), team({"env": {"A": "hunter2"}, "providerHeaders": {"x": "hunter2"}}))
    assert len(found) == 2
    assert not any("hunter2" in one.text for one in found)
