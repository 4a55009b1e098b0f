"""`pack exclude`, `include`, `deactivate` and `trigger` through the real adapter against the emulator."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from activation.world import World
from cluster.controller import Controller
from sympozium_cli.cluster.resource import AGENTS, CONFIG_MAPS, RUNS, SECRETS, Resource

TEAM: list[dict[str, Any]] = [{"name": name, "systemPrompt": f"You {name}."} for name in ("lead", "writer", "editor")]
STIMULUS: dict[str, Any] = {
    "stimulus": {"name": "go", "prompt": "Begin.", "trigger": "manual"},
    "relationships": [{"source": "go", "target": "lead", "type": "stimulus"}],
}


@pytest.fixture
def controller(world: World) -> Controller:
    """An active pack of three, as its controllers have made it."""
    secret = {"metadata": {"name": "team-openai-key"}, "data": {"OPENAI_API_KEY": "eHh4eHh4eA=="}}
    world.make(SECRETS, secret)
    world.pack(
        agentConfigs=TEAM, enabled=True, authRefs=[{"provider": "openai", "secret": "team-openai-key"}], **STIMULUS
    )
    playing = Controller(world.site)
    playing.settle()
    world.api.served.clear()
    return playing


def _excluded(world: World) -> list[str]:
    return list(world.team()["spec"].get("excludePersonas", []))


@pytest.mark.usefixtures("controller")
def test_an_exclusion_lists_what_goes_and_asks(world: World) -> None:
    ended = world.run("exclude", "team", "writer")
    assert (ended.code, world.api.writes) == (6, [])
    assert "the controllers delete:" in ended.err
    assert "1 agent: team-writer" in ended.err
    assert "1 memory volume: team-writer-memory-db" in ended.err
    assert "add --yes to agree" in ended.err


def test_out_and_in_again(world: World, controller: Controller) -> None:
    assert world.run("exclude", "team", "writer", "--yes").code == 0
    controller.settle()
    assert (_excluded(world), world.get(AGENTS, "team-writer")) == (["writer"], None)
    again = world.run("exclude", "team", "writer")
    assert (again.code, "nothing to change" in again.err) == (0, True)
    assert world.run("include", "team", "writer").code == 0
    controller.settle()
    assert (_excluded(world), world.get(AGENTS, "team-writer") is not None) == ([], True)


@pytest.mark.usefixtures("controller")
@pytest.mark.parametrize("how", ["client", "server"])
def test_a_dry_run_changes_nothing(world: World, how: str) -> None:
    for words in (("exclude", "team", "lead"), ("deactivate", "team"), ("trigger", "team")):
        ended = world.run(*words, f"--dry-run={how}")
        assert (ended.code, world.api.writes) == (0, []), ended.err


def test_two_that_exclude_at_once_never_lose_each_others_change(world: World) -> None:
    world.pack(agentConfigs=TEAM)
    for _ in range(10):
        with ThreadPoolExecutor() as pool:
            both = pool.map(lambda name: world.run("exclude", "team", name), ("lead", "writer"))
        assert [ended.code for ended in both] == [0, 0]
        assert sorted(_excluded(world)) == ["lead", "writer"]
        world.change({"spec": {"excludePersonas": None}})


def test_an_export_saves_the_pack_its_memories_and_its_runs_for_the_user_alone(
    world: World, controller: Controller
) -> None:
    controller.run("team-writer-1", "team-writer", task="Write.")
    memory = {"metadata": {"name": "team-writer-memory"}, "data": {"MEMORY.md": "# Notes\n"}}
    if world.get(CONFIG_MAPS, "team-writer-memory") is None:
        world.make(CONFIG_MAPS, memory)
    ended = world.run("exclude", "team", "writer", "--export", "saved", "--yes")
    assert ended.code == 0, ended.err
    saved = Path(world.folder, "saved")
    names = sorted(path.name for path in saved.iterdir())
    assert names == ["agentrun-team-writer-1.yaml", "configmap-team-writer-memory.yaml", "ensemble-team.yaml"]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in saved.iterdir())
    run = yaml.safe_load((saved / "agentrun-team-writer-1.yaml").read_text("utf-8"))
    assert (run["kind"], run["spec"]["task"]) == ("AgentRun", "Write.")
    assert "uid" not in run["metadata"]


@pytest.mark.usefixtures("controller")
def test_an_export_that_fails_keeps_everything(world: World) -> None:
    Path(world.folder, "saved").write_text("a file", "utf-8")
    ended = world.run("exclude", "team", "writer", "--export", "saved", "--yes")
    assert (ended.code, world.api.writes) == (2, [])
    assert "nothing was changed" in ended.err


def test_a_deactivation_lists_everything_and_is_followed_to_its_end(world: World, controller: Controller) -> None:
    refused = world.run("deactivate", "team")
    assert (refused.code, world.api.writes) == (6, [])
    for part in ("3 agents: team-editor, team-lead and team-writer", "1 Secret: team-openai-key"):
        assert part in refused.err
    with controller:
        controller.start()
        ended = world.run("deactivate", "team", "--yes", "--wait", "--timeout", "30s")
    assert ended.code == 0, ended.err
    assert "nothing of 'team' is left" in ended.err
    assert world.team()["status"]["phase"] == "Inactive"
    assert world.get(SECRETS, "team-openai-key") is None
    assert world.run("deactivate", "team").code == 0


def test_secrets_can_be_kept(world: World, controller: Controller) -> None:
    assert world.run("deactivate", "team", "--yes", "--keep-secrets").code == 0
    controller.settle()
    assert world.team()["status"]["phase"] == "Inactive"
    assert world.get(SECRETS, "team-openai-key") is not None
    assert [request.path for request in world.api.writes if request.verb == "delete"] != []
    again = world.run("activate", "team", "--provider", "openai")
    assert again.code == 0, again.err


def test_an_orphan_that_blocks_the_end_is_told(world: World, controller: Controller) -> None:
    world.change({"spec": {"agentConfigs": TEAM[:2]}})
    ended = world.run("deactivate", "team", "--yes")
    assert "kubectl delete -n ns agent/team-editor" in ended.err
    with controller:
        controller.start()
        stuck = world.run("deactivate", "team", "--wait", "--timeout", "30s")
    assert stuck.code == 1
    assert "belong to no persona of 'team', and nobody deletes them" in stuck.err


def test_an_activation_is_followed_persona_by_persona(world: World) -> None:
    world.pack(agentConfigs=TEAM)
    with Controller(world.site) as controller:
        controller.start()
        ended = world.run("activate", "team", "--key-from", "openai=env:KEY", "--wait", "--timeout", "30s")
    assert ended.code == 0, ended.err
    for line in ("lead: Running", "writer: Running", "'team' is ready", "next: sympozium runs watch --pack team -n ns"):
        assert line in ended.err


def test_waiting_ends_early_where_an_agent_fails_and_late_where_nothing_happens(world: World) -> None:
    world.pack(agentConfigs=TEAM)
    late = world.run("activate", "team", "--key-from", "openai=env:KEY", "--wait", "--timeout", "1s")
    assert late.code == 124
    assert "still waits for 'lead', 'writer' and 'editor'" in late.err
    with Controller(world.site) as controller:
        controller.phases["team-writer"] = "Error"
        controller.start()
        failed = world.run("activate", "team", "--key-from", "openai=env:KEY", "--wait", "--timeout", "30s")
    assert failed.code == 1
    assert "the agent of writer: Error" in failed.err


@pytest.mark.usefixtures("controller")
def test_a_trigger_makes_one_run_and_counts_it(world: World) -> None:
    ended = world.run("trigger", "team", "-o", "name")
    assert ended.code == 0, ended.err
    name = ended.out.strip().removeprefix("agentrun.sympozium.ai/")
    run = world.get(RUNS, name)
    assert run is not None
    assert run["spec"]["task"] == "Begin."
    assert run["spec"]["systemPrompt"] == "You lead."
    assert world.team()["status"]["stimulusGeneration"] == 1
    assert world.team()["status"]["stimulusDelivered"] is True
    assert f"next: sympozium runs watch {name} -n ns" in ended.err


@pytest.mark.usefixtures("controller")
def test_a_trigger_does_without_the_right_to_count(world: World) -> None:
    everything = Resource("*", "v1", "*", "")
    world.site.grant("alice", ("get list", everything), ("create", RUNS))
    world.kubeconfig = world.site.kubeconfig("alice")
    ended = world.run("trigger", "team")
    assert ended.code == 0, ended.err
    assert "the run has started, but the status of 'team' does not say so" in ended.err


def test_a_file_is_changed_and_keeps_its_comments(world: World) -> None:
    text = "# Ours.\nkind: Ensemble\napiVersion: sympozium.ai/v1alpha1\nmetadata: {name: team}\nspec:\n"
    end = "  agentConfigs:\n    - {name: lead, systemPrompt: x}  # boss\n    - {name: writer, systemPrompt: x}\n"
    file = Path(world.folder, "team.yaml")
    file.write_text(text + end, "utf-8")
    shown = world.run("exclude", "team", "writer", "--file", "team.yaml", "--dry-run=client")
    assert "+  excludePersonas: [writer]\n" in shown.out
    assert file.read_text("utf-8") == text + end
    assert world.run("exclude", "team", "writer", "--file", "team.yaml").code == 0
    assert file.read_text("utf-8") == f"{text}  excludePersonas: [writer]\n{end}"
    assert world.run("include", "team", "writer", "--file", "team.yaml").code == 0
    assert file.read_text("utf-8") == text + end
    assert world.api.requests == []
    unknown = world.run("exclude", "team", "writr", "--file", "team.yaml")
    assert (unknown.code, "did you mean 'writer'?" in unknown.err) == (6, True)
