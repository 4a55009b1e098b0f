"""What is in a picture: by the controllers' rules, and with marks where findings stand."""

from __future__ import annotations

import pytest

from drawn import edges, pack, personas, seen
from shared import needs_shared, shared_json
from sympozium_cli.api import Pack
from sympozium_cli.diagram.anchors import EDGE, MEMORY, PACK, PERSONA, STIMULUS, anchor
from sympozium_cli.diagram.drawing import picture
from sympozium_cli.values.release import Release


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("spec.relationships[12].target", (EDGE, 12)),
        ("spec.agentConfigs[3].schedule.cron", (PERSONA, 3)),
        ("spec.personas[0]", (PERSONA, 0)),
        ("spec.stimulus.name", (STIMULUS, 0)),
        ("spec.sharedMemory.accessRules[1].agentConfig", (MEMORY, 0)),
        ("spec.sharedMemoryX", (PACK, 0)),
        ("spec.relationships", (PACK, 0)),
        ("metadata.name", (PACK, 0)),
        ("", (PACK, 0)),
    ],
)
def test_a_path_leads_to_a_part(path: str, part: tuple[str, int]) -> None:
    assert anchor(path) == part


def test_a_finding_is_marked_where_it_stands() -> None:
    drawn = seen(pack(personas("a", "b") + edges("a b delegation", "a c delegation")))
    assert [[mark.number for mark in edge.marks] for edge in drawn.edges] == [[], [1]]
    assert not any(node.marks for node in drawn.nodes)
    assert drawn.marks == ()


def test_a_fault_of_no_part_is_a_fault_of_the_whole() -> None:
    bare = Pack({"spec": {"agentConfigs": [{"name": "a"}]}}, Release(0, 10, 46))
    faults = [("metadata.name", "error"), ("spec.stimulus", "error"), ("spec.sharedMemory", "info")]
    assert [mark.number for mark in picture(bare, faults).marks] == [1, 2, 3]


def test_a_name_that_nobody_has_is_a_node_and_its_edge_is_dead() -> None:
    drawn = seen(pack(personas("a") + edges("a b delegation", "b a sequential")))
    assert [(node.id, node.kind, node.name) for node in drawn.nodes[1:]] == [("unknown-0", "unknown", "b")]
    assert [(edge.source, edge.target, edge.live) for edge in drawn.edges] == [
        ("persona-0", "unknown-0", False),
        ("unknown-0", "persona-0", False),
    ]


def test_an_edge_leads_to_the_first_of_two_personas_with_one_name() -> None:
    drawn = seen(pack(personas("a", "b", "b") + edges("a b delegation")))
    assert [edge.target for edge in drawn.edges] == ["persona-1"]


def test_only_a_stimulus_edge_starts_at_the_stimulus() -> None:
    spec = "stimulus: {name: go, prompt: Begin.}\n" + personas("a", "b") + edges("go a stimulus", "go b delegation")
    assert [edge.source for edge in seen(pack(spec)).edges] == ["stimulus", "unknown-0"]


def test_a_circle_that_the_controller_refuses_is_marked_all_around() -> None:
    circle = pack(
        personas("a", "b", "c") + edges("a b delegation", "b c sequential", "c a delegation", "a c supervision")
    )
    drawn = seen(circle)
    assert [edge.cyclic for edge in drawn.edges] == [True, True, True, False]
    errors = [[mark.number for mark in edge.marks if mark.severity == "error"] for edge in drawn.edges]
    assert errors[0] == errors[1] == errors[2] != []
    assert errors[3] == []
    assert not any(edge.cyclic for edge in seen(circle, "v0.10.38").edges), "delegation could circle before v0.10.39"


def test_an_excluded_persona_has_no_part_in_anything() -> None:
    spec = "excludePersonas: [b]\nsharedMemory: {enabled: true}\n" + personas("a", "b") + edges("a b delegation")
    drawn = seen(pack(spec))
    assert [(node.excluded, node.access) for node in drawn.personas] == [(False, "read-write"), (True, "")]
    assert not drawn.edges[0].live


def test_who_reads_and_who_writes() -> None:
    memory = """
sharedMemory:
  enabled: true
  storageSize: 2Gi
  accessRules: [{agentConfig: a, access: read-only}, {agentConfig: a, access: read-write}]
  membrane:
    permeability: [{agentConfig: b, defaultVisibility: private}]
    trustGroups: [{name: g, agentConfigs: [a, b]}]
"""
    drawn = seen(pack(personas("a", "b") + memory))
    assert [(node.access, node.visibility) for node in drawn.personas] == [("read-only", ""), ("read-write", "private")]
    assert drawn.memory is not None
    assert (drawn.memory.size, drawn.memory.membrane) == ("2Gi", True)
    assert [(group.name, group.personas) for group in drawn.memory.groups] == [("g", ("a", "b"))]
    assert seen(pack(personas("a") + "sharedMemory: {enabled: false}")).memory is None


def test_what_starts_runs_and_what_becomes_of_schedules() -> None:
    spec = """
agentConfigs:
  - {name: a, systemPrompt: p, schedule: {interval: 30m, task: t}, channels: [slack, slack, telegram]}
  - {name: b, systemPrompt: p, schedule: {interval: 45m, task: t}}
  - {name: c, systemPrompt: p, schedule: {cron: 0 9 * * 1, task: t}, webEndpoint: {enabled: true, hostname: c.org}}
  - {name: d, systemPrompt: p, schedule: {interval: "*/7 * * * *", task: t}, skills: [web-endpoint]}
relationships: [{source: a, target: b, type: sequential}]
"""
    found = [[(trigger.text, trigger.fate) for trigger in node.triggers] for node in seen(pack(spec)).personas]
    assert found == [
        [("every 30m", ""), ("slack", ""), ("telegram", "")],
        [("hourly", "dropped")],
        [("cron 0 9 * * 1", "blocked"), ("web c.org", "")],
        [("cron */7 * * * *", "blocked"), ("web endpoint", "")],
    ]


_GRAPHS = shared_json("corpus/graph-rules-matrix.json").get("cases", {})


@needs_shared
@pytest.mark.parametrize("name", sorted(_GRAPHS))
def test_schedules_are_drawn_as_controllers_made_them(name: str) -> None:
    case = _GRAPHS[name]
    ready = {text: outcome for text, outcome in case["outcome"].items() if outcome.startswith("Ready")}
    for text, outcome in ready.items():
        if text == "main":
            continue
        drawn = picture(Pack(case["input"], Release.parse(text)))
        there = [node for node in drawn.personas if not node.excluded]
        works = [node.name for node in there if any(not trigger.fate for trigger in node.triggers)]
        assert f"sched={sorted(set(works))}" in outcome, text
