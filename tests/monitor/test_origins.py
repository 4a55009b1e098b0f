"""Every way to start a run, as its builder upstream leaves it."""

from __future__ import annotations

import pytest

from monitor.runs import Object, child, run
from sympozium_cli.monitor import origin as origins
from sympozium_cli.monitor.origin import Origin, origin, predecessor
from sympozium_cli.monitor.run import read_run

WAYS: dict[str, tuple[Object, Origin]] = {
    "schedule": (
        run(
            "team-lead-schedule-12",
            labels={"schedule": "team-lead-schedule", "type": "heartbeat", "ensemble": "team"},
            agent_id="schedule-team-lead-schedule",
        ),
        Origin(origins.SCHEDULE, "team-lead-schedule"),
    ),
    "schedule of the first era": (
        run(
            "team-lead-schedule-12",
            labels={"schedule": "team-lead-schedule", "type": "sweep", "persona-pack": "team"},
            reference="instanceRef",
        ),
        Origin(origins.SCHEDULE, "team-lead-schedule"),
    ),
    "stimulus": (
        run(
            "team-lead-stimulus-41237",
            labels={"ensemble": "team", "stimulus": "true", "trigger-source": "readiness"},
            agent_id="stimulus-kickoff",
        ),
        Origin(origins.STIMULUS, "readiness"),
    ),
    "stimulus by hand": (
        run("team-lead-stimulus-41237", labels={"stimulus": "true", "trigger-source": "manual"}),
        Origin(origins.STIMULUS, "manual"),
    ),
    "sequential successor": (
        run(
            "team-writer-seq-00099",
            "team-writer",
            labels={"ensemble": "team", "sequential-from": "team-lead-schedule-12"},
            agent_id="sequential-from-lead",
        ),
        Origin(origins.SEQUENTIAL, "team-lead-schedule-12"),
    ),
    "delegation by the controller": (
        run(
            "team-writer-deleg-team-lead-schedule-12",
            "team-writer",
            labels={"ensemble": "team", "delegation-from": "team-lead-schedule-12"},
            parent="team-lead-schedule-12",
            depth=1,
        ),
        Origin(origins.DELEGATION, "team-lead-schedule-12"),
    ),
    "delegate_to_persona": (
        child("team-lead-schedule-12", "team-writer"),
        Origin(origins.DELEGATION, "team-lead-schedule-12"),
    ),
    "spawn_subagents": (
        run(
            "sub-team-lead-1-1754557200000000000-1-0",
            labels={"agent-id": "default", "parent-run": "team-lead-1", "component": "agent-run"},
            parent="team-lead-1",
            depth=1,
        ),
        Origin(origins.SUBAGENT, "team-lead-1"),
    ),
    "spawn_subagents, with a name that was cut": (
        run("sub-team-lead-1-17545572-f00dface", labels={"parent-run": "team-lead-1"}, parent="team-lead-1", depth=1),
        Origin(origins.SUBAGENT, "team-lead-1"),
    ),
    "channel": (
        run("team-lead-ch-x7k2p", labels={"source": "channel", "source-channel": "slack"}, agent_id="primary"),
        Origin(origins.CHANNEL, "slack"),
    ),
    "web endpoint": (
        run("team-lead-web-x7k2p", labels={"source": "web-proxy", "request-hash": "f00"}, agent_id="primary"),
        Origin(origins.WEB),
    ),
    "MCP": (
        run("team-lead-mcp-x7k2p", labels={"source": "web-proxy", "request-hash": "f00"}, agent_id="primary"),
        Origin(origins.MCP),
    ),
    "server": (
        run(
            "team-lead-web-endpoint",
            labels={"component": "web-endpoint"},
            spec={"mode": "server"},
            agent_id="web-endpoint",
        ),
        Origin(origins.SERVER),
    ),
    "server by its mode alone": (run("mine", spec={"mode": "server"}), Origin(origins.SERVER)),
    "POST /runs": (run("team-lead-x7k2p", agent_id="primary"), Origin(origins.MANUAL)),
    "TUI": (run("team-lead-run-1754557200", agent_id=""), Origin(origins.MANUAL)),
    "kubectl": (run("mine", ""), Origin(origins.MANUAL)),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_start_a_run_is_told_from_its_marks(way: str) -> None:
    value, expected = WAYS[way]
    assert origin(read_run(value)) == expected


@pytest.mark.parametrize("way", WAYS)
def test_a_table_tells_the_same_as_the_whole_run(way: str) -> None:
    """A table of runs brings metadata, agent and phase alone."""
    value, expected = WAYS[way]
    if expected.kind == origins.SERVER and "component" not in str(value["metadata"]["labels"]):
        return
    brief = {"metadata": value["metadata"], "spec": {"agentRef": read_run(value).agent}}
    assert origin(read_run(brief)) == expected


@pytest.mark.parametrize("reference", ["agentRef", "instanceRef"])
def test_every_era_names_the_agent(reference: str) -> None:
    assert read_run(run("mine", "team-lead", reference=reference)).agent == "team-lead"


def test_what_caused_a_run_is_another_run_or_nothing() -> None:
    causes = {way: predecessor(read_run(value)) for way, (value, _) in WAYS.items()}
    assert causes["sequential successor"] == causes["delegate_to_persona"] == "team-lead-schedule-12"
    assert causes["spawn_subagents"] == "team-lead-1"
    assert causes["schedule"] == causes["channel"] == causes["kubectl"] == ""


def test_the_parent_of_the_spec_counts_before_that_of_the_label() -> None:
    value = run("sub-a-1", labels={"parent-run": "b"}, parent="a", depth=1)
    assert predecessor(read_run(value)) == "a"
