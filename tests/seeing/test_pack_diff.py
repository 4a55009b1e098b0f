"""`pack diff FILE` against the live pack: through the real adapter, against the emulator and a real API server."""

from __future__ import annotations

import json
from typing import Any

import pytest

from activation.world import PACK, World
from cluster.controller import Controller
from cluster.site import Site
from seeing.looking import file_of, look
from sympozium_cli.cluster.resource import (
    AGENTS,
    CONFIG_MAPS,
    DEPLOYMENTS,
    ENSEMBLES,
    RUNS,
    SCHEDULES,
    SECRETS,
    SERVICES,
    VOLUME_CLAIMS,
)

LEAD, WRITER = PACK["spec"]["agentConfigs"]


def _diff(world: World, *words: str, **spec: Any) -> Any:
    return world.run("diff", str(file_of(world.folder, {**PACK, "spec": {**PACK["spec"], **spec}})), *words)


def _apply(world: World, **spec: Any) -> None:
    path = file_of(world.folder, {**PACK, "spec": {**PACK["spec"], **spec}})
    assert world.run("apply", "-f", str(path), "--yes").code == 0
    world.api.requests.clear()


def test_what_is_live_is_no_difference(world: World) -> None:
    _apply(world, enabled=True)
    ended = _diff(world, enabled=True)
    assert (ended.code, ended.out) == (0, "")
    assert "there is no difference" in ended.err
    assert world.api.writes == []


def test_an_edit_is_told_with_its_meaning_and_its_line(world: World) -> None:
    _apply(world, enabled=True)
    ended = _diff(world, enabled=True, agentConfigs=[{**LEAD, "model": "o3"}, WRITER])
    assert ended.code == 1
    assert ended.out.startswith("Ensemble/team: the cluster -> ")
    assert "team.json:1" in ended.out
    assert "the cluster:" not in ended.out
    assert '+        "model": "o3"' in ended.out or "model: o3" in ended.out
    assert world.api.writes == []


def test_what_activation_has_set_stays_and_is_no_difference(world: World) -> None:
    _apply(world)
    world.change({"spec": {"enabled": True, "authRefs": [{"provider": "openai", "secret": "s"}]}})
    assert _diff(world).code == 0


def test_what_the_file_no_longer_says_is_a_difference(world: World) -> None:
    _apply(world, enabled=True, baseURL="http://x:1/v1")
    ended = _diff(world, "-o", "json", enabled=True)
    assert ended.code == 1
    changes = json.loads(ended.out)["changes"]
    assert {change["object"] for change in changes} == {"Agent/team-lead", "Agent/team-writer"}


def test_what_others_manage_is_said(world: World) -> None:
    _apply(world, enabled=True, taskOverride="mine")
    world.change({"spec": {"taskOverride": "theirs"}})
    ended = _diff(world, enabled=True, taskOverride="mine again")
    assert ".spec.taskOverride" in ended.err
    assert "as if they were taken over by force" in ended.err


def test_a_new_pack_is_new(world: World) -> None:
    ended = _diff(world, enabled=True)
    assert ended.code == 1
    assert "the pack 'team' is new" in ended.out
    assert world.api.writes == []


def test_who_may_only_look_gets_an_answer_too(world: World) -> None:
    _apply(world, enabled=True)
    seen = (ENSEMBLES, AGENTS, SCHEDULES, RUNS, CONFIG_MAPS, SECRETS, VOLUME_CLAIMS, DEPLOYMENTS, SERVICES)
    world.site.grant("bob", *(("get list", resource) for resource in seen))
    world.kubeconfig = world.site.kubeconfig("bob")
    world.api.requests.clear()
    ended = _diff(world, enabled=True, agentConfigs=[LEAD, {**WRITER, "model": "o3"}])
    assert ended.code == 1
    assert "you may not apply it" in ended.err


def test_a_pack_that_would_be_refused_ends_with_its_findings(world: World) -> None:
    ended = _diff(world, enabled=True, agentConfigs=[{"name": "lead"}])
    assert (ended.code, ended.out) == (1, "")
    assert "systemPrompt" in ended.err


@pytest.mark.parametrize("output", ["unified", "json", "markdown"])
def test_two_files_need_no_cluster(world: World, output: str) -> None:
    path = str(file_of(world.folder, PACK))
    world.kubeconfig.write_text("broken: [")
    assert world.run("diff", path, path, "-o", output).code == 0


def test_an_unreachable_cluster_is_said(world: World) -> None:
    world.kubeconfig.unlink()
    ended = _diff(world)
    assert (ended.code, ended.out) == (2, "") or ended.code in (4, 8)
    assert "hint:" in ended.err


def test_orphans_and_drift_are_left_to_the_status(site: Site, controller: Controller) -> None:
    """On a real API server, with what the controllers have made of the pack."""
    spec = {**PACK["spec"], "enabled": True}
    path = file_of(site.folder, {**PACK, "spec": spec})
    assert look(site, "apply", "-f", str(path), "--yes").code == 0
    controller.settle()
    assert look(site, "diff", str(path)).code == 0
    file_of(site.folder, {**PACK, "spec": {**spec, "agentConfigs": [LEAD]}})
    ended = look(site, "diff", str(path))
    assert ended.code == 1
    assert "left behind" in ended.out
    assert "Agent/team-writer" in ended.out
    assert look(site, "apply", "-f", str(path), "--yes").code == 0
    controller.settle()
    after = look(site, "diff", str(path))
    assert (after.code, after.out) == (0, "")
    assert f"pack status team -n {site.namespace}" in after.err
