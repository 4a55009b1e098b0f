"""Whom a stimulus starts, and when."""

from __future__ import annotations

from typing import Any

from sympozium_cli.api import Pack
from sympozium_cli.api.stimulus import stimulated, stimulated_when_ready
from sympozium_cli.values.release import Release

NEW = Release(0, 10, 46)
EDGE = {"source": "kickoff", "target": "lead", "type": "stimulus"}


def _pack(*, release: Release = NEW, **spec: Any) -> Pack:
    whole = {
        "agentConfigs": [{"name": "lead"}, {"name": "writer"}],
        "stimulus": {"name": "kickoff", "prompt": "Begin."},
        "relationships": [EDGE],
        **spec,
    }
    return Pack({"metadata": {"name": "demo"}, "spec": whole}, release)


def test_the_first_edge_decides() -> None:
    start = stimulated(_pack(relationships=[EDGE, {**EDGE, "target": "writer"}]))
    assert start is not None
    assert (start.stimulus.name, start.edge.target, start.persona.name) == ("kickoff", "lead", "lead")


def test_nobody_is_started_without_all_three_of_stimulus_edge_and_agent() -> None:
    assert stimulated(_pack(stimulus=None)) is None
    assert stimulated(_pack(relationships=[])) is None
    assert stimulated(_pack(relationships=[{**EDGE, "type": "sequential"}])) is None
    assert stimulated(_pack(relationships=[{**EDGE, "target": "nobody"}])) is None
    assert stimulated(_pack(excludePersonas=["lead"])) is None


def test_a_stimulus_comes_by_itself_unless_it_is_manual() -> None:
    manual = {"name": "kickoff", "prompt": "Begin.", "trigger": "manual"}
    ready = {"name": "kickoff", "prompt": "Begin.", "trigger": "onReady"}
    assert stimulated_when_ready(_pack(stimulus=manual)) is None
    assert stimulated_when_ready(_pack(stimulus=ready)) is not None
    assert stimulated_when_ready(_pack()) is not None
    assert stimulated_when_ready(_pack(relationships=[])) is None


def test_before_v0_10_26_only_web_endpoints_were_ready() -> None:
    served = {"webEndpoint": {"enabled": True}}
    old, new = Release(0, 10, 23), Release(0, 10, 26)
    some = [{"name": "lead", **served}, {"name": "writer"}]
    every = [{"name": "lead", **served}, {"name": "writer", "skills": ["web-endpoint"]}]
    assert stimulated_when_ready(_pack(release=old, agentConfigs=some)) is None
    assert stimulated_when_ready(_pack(release=old, agentConfigs=every)) is not None
    assert stimulated_when_ready(_pack(release=new, agentConfigs=some)) is not None
