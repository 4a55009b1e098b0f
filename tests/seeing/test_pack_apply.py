"""`pack apply` through the real adapter against the emulator, and where it matters against a real API server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from activation.world import PACK, World
from cli.program import on_terminal
from cluster.controller import Controller
from cluster.site import Site
from seeing.looking import file_of, look
from sympozium_cli.cluster.resource import AGENTS, ENSEMBLES, SECRETS

LEAD, WRITER = PACK["spec"]["agentConfigs"]


def _apply(world: World, *words: str, **spec: Any) -> Any:
    path = file_of(world.folder, {**PACK, "spec": {**PACK["spec"], **spec}})
    return world.run("apply", "-f", str(path), *words)


def test_a_new_pack_is_created_and_the_next_step_is_said(world: World) -> None:
    ended = _apply(world)
    assert (ended.code, ended.out) == (0, "ensemble.sympozium.ai/team created\n")
    assert "namespace ns, server https://127.0.0.1" in ended.err
    assert "+ create Ensemble team" in ended.err
    assert "next: sympozium pack activate team -n ns" in ended.err
    assert world.team()["spec"]["agentConfigs"][0]["systemPrompt"] == "You lead."
    (entry,) = world.team()["metadata"]["managedFields"]
    assert (entry["manager"], entry["operation"]) == ("sympozium-cli", "Apply")


def test_the_second_time_nothing_is_written(world: World) -> None:
    _apply(world)
    world.api.requests.clear()
    ended = _apply(world)
    assert (ended.code, ended.out, world.api.writes) == (0, "ensemble.sympozium.ai/team unchanged\n", [])


def test_what_the_file_no_longer_says_is_taken_out(world: World) -> None:
    _apply(world, baseURL="http://x:1/v1", description="one")
    ended = _apply(world, description="two")
    assert ended.out == "ensemble.sympozium.ai/team configured\n"
    assert "baseURL: http://x:1/v1 -> none" in ended.err
    assert "description: one -> two" in ended.err
    assert "baseURL" not in world.team()["spec"]


def test_personas_are_told_by_their_names(world: World) -> None:
    _apply(world)
    ended = _apply(world, agentConfigs=[LEAD, {**WRITER, "model": "o3"}, {"name": "new", "systemPrompt": "x"}])
    assert "agentConfigs: +new and ~writer" in ended.err


def test_what_others_have_set_stays(world: World) -> None:
    _apply(world)
    world.change({"spec": {"enabled": True, "authRefs": [{"provider": "x", "secret": "y"}]}})
    assert _apply(world, description="new").code == 0
    spec = world.team()["spec"]
    assert (spec["enabled"], spec["authRefs"], spec["description"]) == (True, [{"provider": "x", "secret": "y"}], "new")


def test_what_others_manage_is_a_conflict(world: World) -> None:
    _apply(world, description="mine")
    world.change({"spec": {"description": "theirs"}})
    ended = _apply(world, description="mine again")
    assert ended.code == 6
    assert ".spec.description" in ended.err
    assert "--force-conflicts" in ended.err
    assert world.team()["spec"]["description"] == "theirs"
    assert _apply(world, "--force-conflicts", description="mine again").code == 0
    assert world.team()["spec"]["description"] == "mine again"


@pytest.mark.parametrize("how", ["client", "server"])
def test_a_dry_run_writes_nothing(world: World, how: str) -> None:
    ended = _apply(world, f"--dry-run={how}")
    assert (ended.code, world.api.writes) == (0, [])
    assert "dry run" in ended.err
    assert [r for r in world.api.requests if r.verb in ("patch", "create")] == [] or how == "server"


def test_errors_stop_everything(world: World) -> None:
    edge = {"source": "lead", "target": "writr", "type": "delegation"}
    ended = _apply(world, relationships=[edge])
    assert (ended.code, world.api.writes) == (1, [])
    assert "relationship-unknown-target" in ended.err
    assert "nothing was applied" in ended.err
    assert _apply(world, "--no-validate", relationships=[edge]).code == 0


def test_what_begins_to_spend_is_asked_about(world: World) -> None:
    lead = {**LEAD, "schedule": {"type": "heartbeat", "interval": "1h", "task": "Look."}}
    ended = _apply(world, enabled=True, agentConfigs=[lead, WRITER])
    assert (ended.code, world.api.writes) == (6, [])
    assert "lead: its schedule (every 1h) begins with a run" in ended.err
    assert "--yes" in ended.err
    assert _apply(world, "--yes", enabled=True, agentConfigs=[lead, WRITER]).code == 0


def test_a_secret_that_would_be_deleted_is_asked_about(world: World) -> None:
    world.make(SECRETS, {"metadata": {"name": "team-openai-key"}, "data": {"OPENAI_API_KEY": "eA=="}})
    refs = [{"provider": "openai", "secret": "team-openai-key"}]
    ended = _apply(world, authRefs=refs)
    assert (ended.code, world.api.writes) == (6, [])
    assert "1 Secret of a pack that is not enabled: team-openai-key" in ended.err


def test_a_deactivation_is_asked_about(world: World) -> None:
    _apply(world, "--yes", enabled=True)
    agent = {"sympozium.ai/ensemble": "team", "sympozium.ai/agent-config": "lead"}
    about = {"name": "team-lead", "labels": agent}
    world.make(
        AGENTS,
        {
            "apiVersion": "sympozium.ai/v1alpha1",
            "kind": "Agent",
            "metadata": about,
            "spec": {"agents": {"default": {"model": "m"}}},
        },
    )
    ended = _apply(world, enabled=False)
    assert ended.code == 6
    assert "1 agent: team-lead" in ended.err
    assert world.team()["spec"]["enabled"] is True


def test_a_persona_that_is_taken_out_is_warned_about(world: World) -> None:
    _apply(world, "--yes", enabled=True)
    ended = _apply(world, enabled=True, agentConfigs=[LEAD])
    assert ended.code == 0
    assert "sympozium pack exclude team writer -n ns" in ended.err


def test_the_namespace_is_never_guessed(world: World) -> None:
    world.kubeconfig = world.site.kubeconfig(namespace="")
    ended = _apply(world)
    assert (ended.code, world.api.writes) == (6, [])
    assert "nobody has said in which namespace" in ended.err
    assert _apply(world, "-n", "ns").code == 0


def test_two_namespaces_are_one_too_many(world: World) -> None:
    path = file_of(world.folder, {**PACK, "metadata": {"name": "team", "namespace": "other"}})
    ended = world.run("apply", "-f", str(path), "-n", "ns")
    assert (ended.code, world.api.writes) == (2, [])
    assert "other" in ended.err


@pytest.mark.parametrize("kind", ["PersonaPack", "Ensemble"])
def test_a_pack_of_another_era_is_to_be_converted(world: World, kind: str) -> None:
    path = file_of(world.folder, {**PACK, "kind": kind, "spec": {"personas": PACK["spec"]["agentConfigs"]}})
    ended = world.run("apply", "-f", str(path))
    assert (ended.code, world.api.writes) == (6, [])
    assert f"sympozium pack convert {path} --target 0.10" in ended.err


def test_who_may_not_is_told_what_is_missing(world: World) -> None:
    world.kubeconfig = world.site.kubeconfig("bob")
    ended = _apply(world)
    assert ended.code == 4
    assert "ensembles" in ended.err


def test_standard_input_is_a_file(world: World) -> None:
    ended = world.run("apply", "-f", "-", stdin=json.dumps(PACK))
    assert (ended.code, ended.out) == (0, "ensemble.sympozium.ai/team created\n")


def test_a_person_is_asked(world: World) -> None:
    lead = {**LEAD, "schedule": {"type": "heartbeat", "interval": "1h", "task": "Look."}}
    path = file_of(world.folder, {**PACK, "spec": {"enabled": True, "agentConfigs": [lead, WRITER]}})
    words = ("pack", "apply", "-f", str(path), "--kubeconfig", str(world.kubeconfig))
    assert on_terminal(*words, typed="n\n").code == 6
    ended = on_terminal(*words, typed="y\n")
    assert (ended.code, "team created" in ended.out) == (0, True)


def test_the_examples_go_through_a_whole_life(site: Site, controller: Controller) -> None:
    """On a real API server: applied, reconciled, changed by its controller, and applied again."""
    for example in sorted((Path(__file__).parents[2] / "examples").glob("*.yaml")):
        if "kind: Ensemble" not in example.read_text("utf-8"):
            continue
        made = look(site, "apply", "-f", str(example), "--yes")
        assert (made.code, made.out.endswith(" created\n")) == (0, True), made.err
        controller.settle()
        name = made.out.split("/")[1].split()[0]
        assert site.admin.get(ENSEMBLES, name, site.namespace)["metadata"]["finalizers"]
        again = look(site, "apply", "-f", str(example), "--yes")
        assert (again.code, again.out) == (0, made.out.replace("created", "unchanged")), again.err
