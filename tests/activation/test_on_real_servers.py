"""The whole life of the examples on real API servers, one for each era, with Sympozium's part played."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from activation.world import OPENAI, World
from cluster.controller import Controller
from cluster.site import Site
from sympozium_cli.activation.exclusion import plan_exclusion
from sympozium_cli.activation.kinds import kinds_of
from sympozium_cli.activation.lookup import find_pack
from sympozium_cli.activation.step import CREATE, Plan, Write, deleting
from sympozium_cli.activation.transaction import Surroundings, carried_out, send
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected
from sympozium_cli.cluster.port import Cluster
from sympozium_cli.cluster.resource import AGENTS, INSTANCES, POLICIES, RUNS, SECRETS
from sympozium_cli.errors import ConflictError
from sympozium_cli.schema.spelling import respelled
from sympozium_cli.schema.target import Target

EXAMPLES = Path(__file__).parents[2] / "examples"
PACKS = sorted(path.name for path in EXAMPLES.glob("*.yaml"))
WAIT = ("--yes", "--wait", "--timeout", "60s")


def _example(name: str) -> dict[str, Any]:
    value: dict[str, Any] = yaml.safe_load((EXAMPLES / name).read_text("utf-8"))
    return value


class _Never:
    def check(self) -> None:
        """Nobody interrupts."""


FITS_NOT = {
    ("0.8", "release-pipeline.yaml"),
    ("0.9", "release-pipeline.yaml"),
    ("0.9", "data-team.personapack.yaml"),
    ("0.10", "data-team.personapack.yaml"),
}
"""A stimulus came with v0.10.18, and what stands in the classic data team is what was there in 0.8."""

LIVES = [(era, name) for era in ("0.8", "0.9", "0.10") for name in PACKS if (era, name) not in FITS_NOT]
SECRETS_FOR = {
    "chat-support.yaml": ("chat-support-slack", "chat-support-telegram", "chat-support-discord"),
    "data-team.personapack.yaml": ("data-team-classic-slack",),
    "mixed-providers.yaml": ("anthropic-api",),
}
BOUND_TO_PERMISSIVE = ("data-team.personapack.yaml", "platform-team.yaml")
FURTHER = {"web-endpoint.yaml": ("--model-ref", "")}


def _prepare(world: World, name: str) -> None:
    """Make what an example expects to find in its namespace."""
    for secret in SECRETS_FOR.get(name, ()):
        world.make(SECRETS, {"metadata": {"name": secret}, "stringData": {"ANTHROPIC_API_KEY": "sk-ant-0123456789"}})
    if name in BOUND_TO_PERMISSIVE:
        world.make(POLICIES, {"metadata": {"name": "permissive"}, "spec": {}})


def _spoken_in(era: str) -> set[str]:
    """The examples that are written in the words of an era."""
    target = Target.parse(era)
    spoken = ((name, _example(name)) for name in PACKS)
    return {name for name, pack in spoken if pack["kind"] == target.kind and target.list_key in pack["spec"]}


def _create(world: World, name: str) -> None:
    """Apply the example; in an era with other words, store what is left of it there."""
    if name not in _spoken_in(world.site.era):
        world.pack(_example(name))
        return
    for came in ("created", "unchanged"):
        ended = world.run("apply", "-f", str(EXAMPLES / name))
        assert (ended.code, ended.out.split()[-1:]) == (0, [came]), ended.err


def _triggered(world: World, pack: str, *, stimulus: bool) -> None:
    ended = world.run("trigger", pack, "-o", "name")
    if stimulus:
        assert ended.code == 0, ended.err
        assert world.get(RUNS, ended.out.strip().partition("/")[2]) is not None
    else:
        assert (ended.code, f"'{pack}' has no stimulus" in ended.err) == (6, True), ended.err


def test_every_example_lives_in_the_era_whose_words_it_speaks() -> None:
    spoken = {(era, name) for era in ("0.8", "0.9", "0.10") for name in _spoken_in(era)}
    assert {name for _, name in spoken} == set(PACKS)
    assert spoken <= set(LIVES)


@pytest.mark.parametrize(("era", "name"), LIVES)
def test_an_example_lives_its_whole_life(site_of: Callable[[str], Site], era: str, name: str) -> None:
    era_site = site_of(era)
    world = World(era_site)
    _prepare(world, name)
    example = _example(name)
    pack, spec = example["metadata"]["name"], example["spec"]
    out_already = spec.get("excludePersonas", [])
    listed = [persona["name"] for persona in spec.get("agentConfigs", spec.get("personas"))]
    personas = [persona for persona in listed if persona not in out_already]
    agents = AGENTS if era_site.era == "0.10" else INSTANCES

    def agent(persona: str) -> object:
        return world.get(agents, f"{pack}-{persona}")

    with Controller(era_site) as controller:
        controller.start()
        _create(world, name)
        keys = ("--key-from", "openai=env:KEY", "--model", "gpt-4o", *FURTHER.get(name, ()))
        ended = world.run("activate", pack, *keys, *WAIT)
        assert ended.code == 0, ended.err
        assert all(map(agent, personas))
        again = world.run("activate", pack, *keys)
        assert (again.code, "nothing to change" in again.err) == (0, True), again.err
        _triggered(world, pack, stimulus="stimulus" in spec)
        if len(personas) > 1:
            out = world.run("exclude", pack, personas[-1], *WAIT)
            assert (out.code, agent(personas[-1])) == (0, None), out.err
            back = world.run("include", pack, personas[-1], *WAIT)
            assert (back.code, agent(personas[-1]) is not None) == (0, True), back.err
        end = world.run("deactivate", pack, *WAIT)
        assert end.code == 0, end.err
        assert not any(map(agent, personas))
        assert world.get(SECRETS, f"{pack}-openai-key") is None


@pytest.mark.parametrize("era", ["0.8", "0.9"])
def test_what_a_cluster_serves_no_field_for_is_named_and_not_applied(site_of: Callable[[str], Site], era: str) -> None:
    """Creating would drop the field silently; applying on the server's side is refused, with a 500."""
    world = World(site_of(era))
    words, _ = respelled({**_example("research-delegation.yaml"), "kind": world.site.target.kind}, world.site.target)
    file = world.folder / "newer.yaml"
    file.write_text(yaml.safe_dump(words), "utf-8")
    ended = world.run("apply", "-f", str(file))
    assert (ended.code, ended.out) == (6, ""), ended.err
    assert "field not declared in schema" in ended.err
    assert "pack validate --target cluster" in ended.err


def test_a_plan_is_nothing_to_be_afraid_of_on_a_real_server(era_site: Site) -> None:
    world = World(era_site)
    before = world.pack()
    assert world.run(*OPENAI, "--dry-run=server").code == 0
    assert (world.team()["metadata"]["resourceVersion"], world.secret()) == (
        before["metadata"]["resourceVersion"],
        None,
    )
    assert world.run(*OPENAI).code == 0
    first = (world.team()["metadata"]["resourceVersion"], (world.secret() or {})["metadata"]["resourceVersion"])
    assert world.run(*OPENAI).code == 0
    assert (world.team()["metadata"]["resourceVersion"], (world.secret() or {})["metadata"]["resourceVersion"]) == first


def test_two_that_exclude_at_once_never_lose_each_others_change(site: Site) -> None:
    world = World(site)
    personas = [{"name": name, "systemPrompt": "x"} for name in ("lead", "writer", "editor")]
    world.pack(agentConfigs=personas)
    reach = Reach(kubeconfig=str(world.kubeconfig))
    clusters = [connected(reach), connected(reach)]
    kinds = kinds_of(clusters[0])

    def exclude(cluster: Cluster, name: str) -> None:
        def planned() -> Plan:
            return plan_exclusion(find_pack(cluster, kinds, "team", site.namespace), [name])

        carried_out(planned(), planned, Surroundings(cluster, _Never(), lambda _: None, random.random))

    for _ in range(50):
        with ThreadPoolExecutor() as pool:
            list(pool.map(exclude, clusters, ("lead", "writer")))
        assert sorted(world.team()["spec"]["excludePersonas"]) == ["lead", "writer"]
        world.change({"spec": {"excludePersonas": None}})


def test_who_may_not_patch_is_refused_before_the_secret_is_made(site: Site) -> None:
    world = World(site)
    before = world.pack()
    site.grant("alice", ("get list", site.packs), ("get create delete", SECRETS))
    world.kubeconfig = site.kubeconfig("alice")
    ended = world.run(*OPENAI)
    assert (ended.code, world.team(), world.secret()) == (4, before, None), ended.err
    assert "you may not patch ensembles" in ended.err


def test_a_secret_that_another_took_the_place_of_is_not_deleted(site: Site) -> None:
    world = World(site)
    made = world.make(SECRETS, {"metadata": {"name": "x"}, "data": {"A": "eA=="}})
    cluster = connected(Reach(kubeconfig=str(world.kubeconfig)))
    undo = deleting(Write(CREATE, SECRETS, "x", site.namespace))({"metadata": {"uid": "00000000-0000"}})
    with pytest.raises(ConflictError):
        send(cluster, undo)
    assert world.get(SECRETS, "x") == made
