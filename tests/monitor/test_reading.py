"""Whatever anybody has written into a run, it can be read, and what is kept of it reads the same."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.runs import NOW, delegate, pack, run, usage
from sympozium_cli.monitor.blame import contradictions, failures
from sympozium_cli.monitor.causality import forest
from sympozium_cli.monitor.fields import items, mapping, number, text, truth
from sympozium_cli.monitor.origin import origin
from sympozium_cli.monitor.prompts import asked
from sympozium_cli.monitor.run import DEFAULT_TIMEOUT, kept, read_run
from sympozium_cli.monitor.standing import lasted, reason, standing
from sympozium_cli.monitor.teams import NOBODY, Member, Teams, teams

_KEYS = (
    "metadata", "spec", "status", "labels", "annotations", "name", "namespace", "uid", "creationTimestamp", "agentRef",
    "deletionTimestamp", "model", "parent", "runName", "spawnDepth", "timeout", "lifecycle", "postRun", "gate", "phase",
    "startedAt", "completedAt", "tokenUsage", "totalTokens", "costEstimate", "amountMicro", "delegates", "error",
    "childRunName", "sympozium.ai/parent-run", "mode", "result", "task", "podName", "currency",
)  # fmt: skip
_LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
    | st.sampled_from(("Running", "Failed", "2026-08-07T09:00:02Z", "0001-01-01T00:00:00+23:59", "9e99h", "-1h", "10m"))
)  # fmt: skip
no_deadline = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
JSON = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=6),
    max_leaves=30,
)
RUNS = st.fixed_dictionaries({}, optional=dict.fromkeys(("metadata", "spec", "status", "apiVersion", "kind"), JSON))


@no_deadline
@given(RUNS)
def test_a_run_can_be_read_whatever_it_is(value: dict[str, Any]) -> None:
    read = read_run(value)
    state = standing(read, NOW)
    assert isinstance(state.word, str)
    assert isinstance(reason(read, NOW), str)
    lasted(read, NOW)
    origin(read)
    trees = forest([read])
    failures(trees, read.key, NOW)
    contradictions(trees, read)


@no_deadline
@given(RUNS)
def test_what_is_kept_of_a_run_reads_the_same(value: dict[str, Any]) -> None:
    assert read_run(kept(value)) == read_run(value)
    assert read_run(json.loads(json.dumps(kept(value)))) == read_run(value)


@no_deadline
@given(JSON)
def test_a_task_can_be_read_whatever_it_is(task: Any) -> None:
    assert isinstance(asked(task), str)


@no_deadline
@given(st.lists(JSON.filter(lambda one: isinstance(one, dict)), max_size=4))
def test_packs_can_be_read_whatever_they_are(packs: list[dict[str, Any]]) -> None:
    teams(packs).member(read_run({}))


def test_long_texts_are_not_kept() -> None:
    long = "x" * 1000
    value = run(
        "mine",
        phase="Failed",
        spec={
            "task": long,
            "systemPrompt": long,
            "env": {"A": long},
            "lifecycle": {"postRun": [{"gate": True, "x": long}]},
        },
        status={"result": long, "delegates": [{**delegate("c", "writer", "Failed"), "result": long}]},
    )
    value["metadata"]["managedFields"] = [long]
    assert long not in json.dumps(kept(value))
    assert read_run(kept(value)).gated


def test_numbers_that_agents_forge_do_no_harm() -> None:
    forged = {"inputTokens": -5, "outputTokens": 10**30, "totalTokens": True, "toolCalls": "7"}
    tokens = read_run(run("mine", status={"tokenUsage": forged})).tokens
    assert tokens == (0, 10_000_000_000, 0, 0, 0)


@pytest.mark.parametrize(
    ("timeout", "expected"),
    [("10m0s", 600), ("90s", 90), ("", DEFAULT_TIMEOUT), ("soon", DEFAULT_TIMEOUT), ("1h30m", 5400)],
)
def test_time_outs_are_durations(timeout: str, expected: float) -> None:
    assert read_run(run("mine", spec={"timeout": timeout})).timeout == expected


def test_what_a_run_has_cost_is_there_or_not() -> None:
    assert read_run(run("mine", status=usage(10, 5))).cost == (5, "USD", "openai/gpt-4o")
    assert read_run(run("mine", status=usage(10))).cost is None


def test_fields_are_of_their_type_or_not_there() -> None:
    value = {"a": {"b": 1, "c": "x", "d": [1, {"e": 2}], "t": True, "n": -1}}
    assert (number(value, "a", "b"), number(value, "a", "c"), number(value, "a", "t"), number(value, "a", "n")) == (
        1,
        0,
        0,
        0,
    )
    assert (text(value, "a", "c"), text(value, "a", "b"), text(None, "a")) == ("x", "", "")
    assert (items(value, "a", "d"), items(value, "a")) == ([{"e": 2}], [])
    assert (mapping(value, "a", "d"), truth(value, "a", "t"), truth(value, "a", "b")) == ({}, True, False)


TASKS = {
    "Look.": "Look.",
    "  Look.\n": "Look.",
    "## Memory Context\nOld\n\n## Task\nLook.": "Look.",
    "TEAM OBJECTIVE: Win.\n\nYOUR ROLE TASK: Look.": "Look.",
    "## Memory Context\nOld\n\n## Task\nTEAM OBJECTIVE: Win.\n\nYOUR ROLE TASK: Look.": "Look.",
    "## Handoff from lead\n\n### Previous Task\nA\n\n### Result\nB\n\n### Your Task\nLook.": "Look.",
    "Conversation so far:\nuser: x\n---\nNow respond to the following new message:\nLook.": "Look.",
    "## Task\nLook.": "## Task\nLook.",
}


@pytest.mark.parametrize("task", TASKS)
def test_what_a_run_was_asked_is_told_without_what_is_put_before_it(task: str) -> None:
    assert asked(task) == TASKS[task]


def test_a_task_that_is_an_object_is_told_in_one_line() -> None:
    task = {"mode": "sidecar-driven", "tool": "crawl", "parameters": {"url": "x", "depth": 2}}
    assert asked(task) == "mode=sidecar-driven tool=crawl url=x depth=2"
    assert asked({"mode": 1, "parameters": []}) == ""
    assert asked(None) == ""


def test_runs_belong_to_packs_by_their_agents() -> None:
    known = teams([pack("team", "lead"), pack("te", "am-lead", installed=False)])
    assert known.member(read_run(run("x", "team-lead"))) == Member("team", "lead")
    assert known.member(read_run(run("x", "te-am-lead"))) == Member("te", "am-lead")
    assert known.member(read_run(run("x", "nobody"))) == NOBODY


def test_what_the_controller_says_counts_before_what_names_give() -> None:
    odd = pack("team", "lead")
    odd["status"]["installedPersonas"] = [{"name": "chief", "instanceName": "team-lead"}]
    assert teams([odd]).member(read_run(run("x", "team-lead"))).persona == "chief"


@pytest.mark.parametrize("label", ["ensemble", "persona-pack"])
def test_runs_without_a_known_agent_belong_where_their_label_says(label: str) -> None:
    value = read_run(run("x", "old-lead", labels={label: "old"}))
    assert teams([]).member(value) == Member("old", "lead")
    assert teams([]).owns("old", value)
    assert Teams({}).member(read_run(run("x", "other", labels={label: "old"}))) == Member("old", "")


@pytest.mark.parametrize(
    ("key", "kind"), [("agentConfigs", "Ensemble"), ("personas", "Ensemble"), ("personas", "PersonaPack")]
)
def test_packs_of_every_era_have_personas(key: str, kind: str) -> None:
    known = teams([pack("team", "lead", key=key, kind=kind, installed=False)])
    assert known.member(read_run(run("x", "team-lead"))) == Member("team", "lead")


def test_packs_of_other_namespaces_are_other_packs() -> None:
    other = pack("team", "lead")
    other["metadata"]["namespace"] = "elsewhere"
    assert teams([other]).member(read_run(run("x", "team-lead"))) == NOBODY


def test_times_before_all_times_are_times() -> None:
    value = run("mine", phase="Running", status={"startedAt": "0001-01-01T00:00:00Z"})
    assert lasted(read_run(value), NOW) == pytest.approx(
        (NOW - NOW.replace(year=1, month=1, day=1, hour=0, minute=0)) / timedelta(seconds=1)
    )
