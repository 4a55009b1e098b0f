"""What an exclusion plans, deletes, and leaves dangling."""

from __future__ import annotations

from typing import Any

import pytest

from activation.lives import ERAS, live, member, run
from sympozium_cli.activation.exclusion import plan_exclusion
from sympozium_cli.activation.kinds import NEWEST

TEAM: list[dict[str, Any]] = [{"name": name, "systemPrompt": "x"} for name in ("lead", "writer", "editor")]


@pytest.mark.parametrize("era", ERAS)
def test_the_whole_list_is_written_under_the_version_that_was_read(era: str) -> None:
    state = live(ERAS[era], personas=TEAM, excludePersonas=["lead"])
    (step,) = plan_exclusion(state, ["writer"]).steps
    assert step.write.body == {
        "metadata": {"resourceVersion": "7"},
        "spec": {"excludePersonas": ["lead", "writer"]},
    }
    (back,) = plan_exclusion(state, ["lead"], include=True).steps
    assert back.write.body["spec"] == {"excludePersonas": None}


def test_what_is_so_already_is_not_written() -> None:
    assert plan_exclusion(live(personas=TEAM, excludePersonas=["lead"]), ["lead"]).steps == ()
    assert plan_exclusion(live(personas=TEAM), ["lead"], include=True).steps == ()


def test_a_name_that_no_persona_has_is_refused_with_the_one_that_was_meant() -> None:
    (refusal,) = plan_exclusion(live(personas=TEAM), ["writr"]).refusals
    assert (refusal.message, refusal.hint) == ("no persona of 'team' is named 'writr'", "did you mean 'writer'?")
    stale = live(personas=TEAM, excludePersonas=["gone"])
    assert plan_exclusion(stale, ["gone"], include=True).refusals == ()


def test_the_last_persona_is_not_excluded() -> None:
    (refusal,) = plan_exclusion(live(personas=TEAM, excludePersonas=["lead"]), ["writer", "editor"]).refusals
    assert "every persona" in refusal.message
    assert "pack deactivate team -n ns" in refusal.hint


def test_what_will_be_deleted_is_listed() -> None:
    state = live(personas=TEAM, enabled=True)._replace(
        agents=(member(NEWEST, "lead"), member(NEWEST, "writer")),
        schedules=(member(NEWEST, "writer", schedule=True),),
        runs=(run("writer", 1), run("writer", 2, "Running"), run("lead", 1)),
        memories=({"metadata": {"name": "team-writer-memory"}},),
        volumes=({"metadata": {"name": "team-writer-memory-db"}}, {"metadata": {"name": "team-lead-memory-db"}}),
    )
    assert plan_exclusion(state, ["writer"]).deletes == (
        "1 agent: team-writer",
        "1 schedule: team-writer-schedule",
        "2 runs, 1 of them not finished",
        "the notes of 1 agent: ConfigMap team-writer-memory",
        "1 memory volume: team-writer-memory-db",
    )


def test_an_exclusion_in_a_pack_that_is_not_active_deletes_nothing() -> None:
    plan = plan_exclusion(live(personas=TEAM)._replace(runs=(run("writer", 1),)), ["writer"])
    assert plan.deletes == ()
    assert "not enabled" in plan.warnings[0]


def test_what_is_left_dangling_is_said() -> None:
    state = live(
        personas=TEAM,
        enabled=True,
        stimulus={"name": "go", "prompt": "Begin."},
        relationships=[
            {"source": "go", "target": "writer", "type": "stimulus"},
            {"source": "lead", "target": "writer", "type": "delegation"},
            {"source": "writer", "target": "editor", "type": "sequential"},
        ],
        sharedMemory={
            "enabled": True,
            "membrane": {"trustGroups": [{"name": "inner", "agentConfigs": ["lead", "writer"]}]},
        },
    )
    assert plan_exclusion(state, ["writer"]).warnings == (
        "lead -> writer (delegation) leads nowhere: cannot delegate to it",
        "writer -> editor (sequential) never happens: 'editor' follows nobody else",
        "the stimulus 'go' leads to 'writer': it starts nothing",
        "the trust group 'inner' loses 'writer': 1 left in it",
    )


def test_who_comes_back_starts_at_once_and_may_follow_old_runs() -> None:
    personas = [*TEAM[:2], {**TEAM[2], "schedule": {"type": "heartbeat", "interval": "1h", "task": "t"}}]
    scheduled = plan_exclusion(
        live(personas=personas, enabled=True, excludePersonas=["editor"]), ["editor"], include=True
    )
    assert scheduled.starts == ("editor: its schedule (every 1h) begins with a run",)
    edges = [{"source": "lead", "target": "writer", "type": "sequential"}]
    state = live(personas=TEAM, enabled=True, excludePersonas=["writer"], relationships=edges)
    followed = plan_exclusion(state._replace(runs=(run("lead", 1),)), ["writer"], include=True)
    assert "'writer' follows 'lead'" in followed.warnings[0]
    assert followed.makes == ("3 agents",)
