"""`pack status` on a real API server, with the controllers' part played, and against the emulator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from activation.world import PACK, World, emulated
from cli.program import on_terminal
from cluster.controller import Controller
from cluster.fixtures import SiteOf
from cluster.site import Site
from fakeapi.server import FakeApi
from seeing.looking import look
from sympozium_cli.cluster.resource import CONFIG_MAPS, ENSEMBLES, RUNS, SECRETS, SERVICES
from sympozium_cli.schema.target import SPELLINGS

SCHEDULED = {
    "name": "lead",
    "systemPrompt": "You lead.",
    "schedule": {"type": "heartbeat", "interval": "1h", "task": "Look."},
}
SEEDED = {**SCHEDULED, "memory": {"enabled": True, "seeds": ["Be kind."]}}
WRITER = {"name": "writer", "systemPrompt": "You write."}
REFS = [{"provider": "openai", "secret": "team-keys"}]


def _pack(site: Site, **spec: Any) -> dict[str, Any]:
    spelling = SPELLINGS[site.era]
    personas = spec.pop("personas", [SEEDED, WRITER])
    edge = {"source": "lead", "target": "writer", "type": "delegation"}
    filled = {"enabled": True, "authRefs": REFS, "relationships": [edge], spelling.list_key: personas, **spec}
    about = {"apiVersion": "sympozium.ai/v1alpha1", "kind": spelling.kind, "metadata": {"name": "team"}}
    return {**about, "spec": {key: value for key, value in filled.items() if value is not None}}


def _key(site: Site, key: str = "OPENAI_API_KEY") -> None:
    secret = {"metadata": {"name": "team-keys"}, "stringData": {key: "x"}}
    site.admin.create(SECRETS, secret, site.namespace)


def _status(site: Site, *words: str) -> tuple[int, Any]:
    ended = look(site, "status", "team", "-o", "json", *words)
    return ended.code, json.loads(ended.out)


def test_a_pack_that_works_says_so_in_every_era(era_site: Site, era_controller: Controller) -> None:
    _key(era_site)
    era_site.pack(_pack(era_site))
    era_controller.settle()
    code, said = _status(era_site)
    assert (code, said["broken"], said["links"], said["orphans"], said["drift"]) == (0, False, [], [], [])
    lead, writer = said["personas"]
    assert (lead["agent"], lead["phase"], lead["memory"], lead["key"]["state"]) == (
        "team-lead",
        "Running",
        "seeded",
        "usable",
    )
    assert lead["schedule"].split()[1:] == ["*", "*", "*", "*"]
    assert lead["next"].endswith(":00Z")
    assert (writer["schedule"], writer["next"], writer["run"]) == ("called by lead", None, None)
    text = look(era_site, "status", "team")
    assert text.out.endswith("nothing is wrong\n")
    assert look(era_site, "list", "-o", "name").out == f"{era_site.packs.kind.lower()}.sympozium.ai/team\n"


def test_an_orphan_is_found_in_every_era(era_site: Site, era_controller: Controller) -> None:
    _key(era_site)
    era_site.pack(_pack(era_site))
    era_controller.settle()
    key = SPELLINGS[era_site.era].list_key
    change = {"spec": {key: [SEEDED], "relationships": None}}
    era_site.admin.patch(era_site.packs, "team", change, era_site.namespace)
    era_controller.settle()
    _, said = _status(era_site)
    kind = "Agent" if era_site.era == "0.10" else "SympoziumInstance"
    assert [one["object"] for one in said["orphans"]] == [f"{kind}/team-writer"]
    era_site.admin.patch(era_site.packs, "team", {"spec": {"enabled": False}}, era_site.namespace)
    era_controller.settle()
    code, said = _status(era_site)
    assert (code, said["first"]["name"], said["first"]["state"]) == (1, "deactivation", "broken")
    assert said["first"]["remedy"] == said["deletion"]
    deletion = f"kubectl delete -n {era_site.namespace} {kind.lower()}.sympozium.ai/team-writer"
    assert said["deletion"] == deletion


def test_link_after_link_is_mended_until_nothing_is_wrong(site: Site, controller: Controller) -> None:
    """Every remedy leads to the next link."""
    site.pack(_pack(site, enabled=False))
    controller.settle()
    assert _first(site) == (0, "enabled")
    site.admin.patch(ENSEMBLES, "team", {"spec": {"enabled": True, "workflowType": "pipeline"}}, site.namespace)
    controller.settle()
    assert _first(site) == (1, "graph")
    site.admin.patch(ENSEMBLES, "team", {"spec": {"workflowType": None}}, site.namespace)
    controller.settle()
    assert _first(site) == (1, "key")
    _key(site, "PROVIDER_API_KEY")
    code, said = _status(site)
    assert (code, said["first"]["name"]) == (1, "key")
    assert "it has PROVIDER_API_KEY, and OPENAI_API_KEY is read" in said["first"]["message"]
    site.admin.patch(SECRETS, "team-keys", {"stringData": {"OPENAI_API_KEY": "x"}}, site.namespace)
    run = controller.tick("team", "lead")["metadata"]["name"]
    controller.report_run(
        run, phase="Failed", error="LLM call failed: 401 Incorrect API key provided: sk-proj-abcdef0123456789"
    )
    code, said = _status(site)
    assert (code, said["first"]["name"], said["first"]["persona"]) == (1, "run", "lead")
    assert said["first"]["remedy"] == f"sympozium secret rotate team-keys -n {site.namespace}"
    assert "abcdef0123456789" not in json.dumps(said)
    run = controller.tick("team", "lead")["metadata"]["name"]
    controller.report_run(run, phase="Succeeded", result="Done.")
    assert _first(site) == (0, None)
    site.admin.delete(SERVICES, "team-lead-memory", site.namespace)
    assert _first(site)[1] == "memory-service"


def _first(site: Site) -> tuple[int, str | None]:
    code, said = _status(site)
    return code, said["first"]["name"] if said["first"] is not None else None


def test_seeds_that_lost_the_race_are_told(site: Site, controller: Controller) -> None:
    _key(site)
    labels = {"sympozium.ai/instance": "team-lead", "sympozium.ai/component": "memory"}
    about = {"name": "team-lead-memory", "labels": labels}
    site.admin.create(CONFIG_MAPS, {"metadata": about, "data": {"MEMORY.md": "# Agent Memory\n"}}, site.namespace)
    site.pack(_pack(site))
    controller.settle()
    code, said = _status(site)
    assert (code, said["personas"][0]["memory"]) == (0, "lost")
    assert [(link["name"], link["state"]) for link in said["links"]] == [("seeds", "flaw")]


def test_a_run_whose_name_is_too_long_never_begins(site: Site, controller: Controller) -> None:
    _key(site)
    site.pack(_pack(site))
    controller.settle()
    run = {"metadata": {"name": "x" * 64, "labels": {"sympozium.ai/instance": "team-lead"}}}
    spec = {"agentRef": "team-lead", "agentId": "x", "sessionKey": "", "task": "t"}
    model = {"provider": "openai", "model": "m", "authSecretRef": ""}
    kind = {"apiVersion": RUNS.api_version, "kind": RUNS.kind}
    site.admin.create(RUNS, {**kind, **run, "spec": {**spec, "model": model}}, site.namespace)
    assert _first(site) == (1, "run")


def test_who_may_see_little_is_told_what_was_not_seen(site: Site, controller: Controller) -> None:
    _key(site)
    site.pack(_pack(site))
    controller.settle()
    site.grant("bob", ("get list", ENSEMBLES))
    ended = look(site, "status", "team", user="bob")
    assert ended.code == 0
    assert "note: you may not see agents, sympoziumschedules" in ended.err
    assert "secrets" in ended.err
    assert [line.split()[1] for line in ended.out.splitlines() if line.startswith(("lead", "writer"))] == ["?", "?"]


def _made(world: World, **spec: Any) -> None:
    world.make(ENSEMBLES, {**PACK, "spec": {**PACK["spec"], **spec}})


@pytest.mark.parametrize(("form", "read"), [("json", json.loads), ("yaml", yaml.safe_load)])
def test_it_is_a_document_too(world: World, form: str, read: Any) -> None:
    _made(world)
    ended = world.run("status", "pack/team", "-o", form)
    said = read(ended.out)
    assert (said["apiVersion"], said["pack"]) == (
        "sympozium-cli/status/v1",
        {"kind": "Ensemble", "name": "team", "namespace": "ns"},
    )
    assert (ended.code, said["first"]["name"]) == (0, "enabled")
    assert world.run("status", "team", "-o", "jsonpath={.first.name}").out == "enabled"
    assert world.run("status", "team", "-o", "name").out == "ensemble.sympozium.ai/team\n"


def test_the_next_command_reaches_the_same_cluster(world: World) -> None:
    _made(world)
    context = yaml.safe_load(world.kubeconfig.read_text("utf-8"))["current-context"]
    ended = world.run("status", "team", "--context", context, "-o", "jsonpath={.first.remedy}")
    assert ended.out == f"sympozium pack activate team -n ns --provider openai --key-from prompt --context {context}"


def test_it_fits_a_narrow_terminal(world: World) -> None:
    _made(world, authRefs=[{"provider": "openai", "secret": "a-secret-with-a-very-long-name-indeed-key"}])
    ended = on_terminal("pack", "status", "team", "--kubeconfig", str(world.kubeconfig), NO_COLOR="1")
    lines = [line for line in ended.out.splitlines() if "next: " not in line]
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in ended.out


def test_what_comes_from_the_cluster_cannot_reach_the_terminal(world: World) -> None:
    _made(world, enabled=True, authRefs=[{"provider": "openai", "secret": "x\x1b]0;y\x07\u202e"}])
    out = world.run("status", "team", "-o", "wide", FORCE_COLOR="").out
    assert "\x1b]" not in out
    assert "\u202e" not in out


def test_nothing_is_ever_written(world: World) -> None:
    _made(world, enabled=True)
    world.run("status", "team")
    world.run("status", "team", "-o", "json")
    assert world.api.writes == []


def test_a_pack_that_is_not_there(world: World) -> None:
    _made(world)
    ended = world.run("status", "taem")
    assert (ended.code, ended.out) == (5, "")
    assert "did you mean 'team'?" in ended.err
    assert world.run("status", "team", "-o", "jsn").code == 2


def test_a_cluster_without_sympozium_says_so(tmp_path: Path) -> None:
    with FakeApi() as bare:
        ended = emulated(bare, tmp_path).run("status", "team")
    assert (ended.code, ended.out) == (5, "")
    assert "CRDs are not installed" in ended.err


@pytest.mark.parametrize("era", ["0.8", "0.9"])
def test_what_is_missing_is_found_in_old_eras_and_what_is_not_compared_is_said(site_of: SiteOf, era: str) -> None:
    site = site_of(era)
    _key(site)
    site.pack(_pack(site))
    with Controller(site) as controller:
        controller.settle()
    site.admin.delete(CONFIG_MAPS, "team-lead-memory", site.namespace)
    code, said = _status(site)
    missing = "ConfigMap/team-lead-memory"
    assert said["drift"] == [{"kind": "missing", "object": missing, "fields": []}]
    text = look(site, "status", "team")
    assert f"should be there and is not: {missing}" in text.out
    assert text.err.startswith(f"note: fields of objects are not compared: what a controller of v{era}.")
    assert code == text.code


@pytest.mark.parametrize("era", ["0.8", "0.9"])
def test_a_live_diff_says_what_else_tells_about_an_old_era(site_of: SiteOf, era: str) -> None:
    site = site_of(era)
    value = _pack(site)
    site.pack(value)
    file = site.folder / "team.json"
    file.write_text(json.dumps(value))
    ended = look(site, "diff", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"error: this cluster has Sympozium v{era}.")
    assert "'pack status' tells what is missing" in ended.err
