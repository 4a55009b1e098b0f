"""What a real cluster does not allow: quotas, namespaces that go or are not there, missing rights (C1, C6)."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from activation.world import OPENAI, PACK, World, until
from cluster.server import ALICE, Server
from cluster.site import Site
from fakeapi.faults import BEFORE, Hold
from faults.http import HttpProxy
from sympozium_cli.cluster.resource import NAMESPACES, SECRETS, Resource

QUOTAS = Resource("", "v1", "resourcequotas", "ResourceQuota")
BINDINGS = Resource("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding")
REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"

FILE = ("activate", "-f", "team.yaml", "--key-from", "openai=env:KEY")
KEY = ("provider", "openai", "--pack", "team", "--key-from", "env:KEY")


@pytest.fixture
def world(site: Site) -> World:
    """A namespace of a real server, and a file with a pack."""
    made = World(site)
    (made.folder / "team.yaml").write_text(json.dumps(PACK))
    return made


def limit(world: World, *, used: int, hard: int = 1) -> None:
    """Set the quota of Secrets, and say how much of it is used, as its controller would."""
    state = {"hard": {"count/secrets": str(hard)}, "used": {"count/secrets": str(used)}}
    admin, namespace = world.site.admin, world.site.namespace
    if admin.find(QUOTAS, "few", namespace) is None:
        admin.create(QUOTAS, {"metadata": {"name": "few"}, "spec": {"hard": state["hard"]}}, namespace)
    admin.patch(QUOTAS, "few", {"status": state}, namespace, "status")


def takes_secrets(world: World) -> bool:
    """Whether there is room for another one."""
    path, trial = SECRETS.path(world.site.namespace), {"metadata": {"name": "try"}}
    return world.site.admin.ask("POST", path, trial, {"dryRun": "All"}).code == 201


def test_a_quota_that_is_used_up_is_told_and_nothing_is_made(world: World) -> None:
    before = world.pack()
    limit(world, used=1)
    until(lambda: not takes_secrets(world))
    for ended in (world.run(*OPENAI), world.call("secret", "create", *KEY)):
        assert (ended.code, world.team(), world.secret()) == (6, before, None), ended.err
        assert f"the quota 'few' of namespace '{world.site.namespace}' has no room for the Secret" in ended.err
        assert ": requested count/secrets=1, used count/secrets=1" in ended.err
        assert f"describe quota few -n {world.site.namespace}'" in ended.err
    assert world.run("activate", "team", "--provider", "ollama", "--model", "m").code == 0, "that needs no Secret"


def test_a_quota_that_fills_meanwhile_changes_nothing(world: World, http_proxy: Callable[[Server], HttpProxy]) -> None:
    before = world.pack()
    limit(world, used=0)
    until(lambda: takes_secrets(world))
    proxy = http_proxy(world.site.server)
    hold = proxy.inject(Hold(BEFORE), verb="create", path="*/secrets", number=2)
    world.through(proxy.server)
    running = world.begin(*OPENAI)
    assert hold.wait()
    limit(world, used=1)
    until(lambda: not takes_secrets(world))
    hold.release()
    ended = running.end()
    assert (ended.code, world.team(), world.secret()) == (6, before, None), ended.err
    assert "the quota 'few'" in ended.err
    assert "; nothing was changed" in ended.err


def test_a_namespace_that_goes_takes_nothing_new(world: World) -> None:
    before = world.pack()
    world.site.admin.delete(NAMESPACES, world.site.namespace)
    told = f"the namespace '{world.site.namespace}' is being deleted, and takes nothing new"
    new = json.dumps({**PACK, "metadata": {"name": "other"}})
    (world.folder / "other.yaml").write_text(new)
    for ended in (
        world.run(*OPENAI),
        world.run("activate", "-f", "other.yaml", "--key-from", "openai=env:KEY"),
        world.run("apply", "-f", "other.yaml"),
        world.call("secret", "create", *KEY),
    ):
        assert ended.code == 6, ended.err
        assert told in ended.err
        assert "choose another with -n" in ended.err
    assert (world.team(), world.secret()) == (before, None)
    assert world.get(world.site.packs, "other") is None


@pytest.mark.parametrize(
    "words",
    [
        ("pack", *OPENAI),
        ("pack", *FILE),
        ("pack", "apply", "-f", "team.yaml"),
        ("pack", "exclude", "team", "lead", "--yes"),
        ("pack", "include", "team", "lead", "--yes"),
        ("pack", "deactivate", "team", "--yes"),
        ("pack", "trigger", "team"),
        ("secret", "create", *KEY),
    ],
)
def test_a_namespace_that_is_not_there_is_said(world: World, words: tuple[str, ...]) -> None:
    missing = f"{world.site.namespace}-not"
    # A pack that is called as none in any other namespace: else the hint would lead there.
    ended = world.call(*("lonely" if word == "team" else word for word in words), "-n", missing)
    assert ended.code == 5, ended.err
    assert f"error: there is no namespace '{missing}'" in ended.err
    makes = {"apply", "-f", "create"} & set(words)
    assert (f"'kubectl create namespace {missing}'" if makes else "; sympozium pack list -A") in ended.err
    assert world.site.admin.find(NAMESPACES, missing) is None


def test_a_pack_of_another_namespace_is_found(world: World) -> None:
    name = world.site.namespace[:50]
    world.pack({**PACK, "metadata": {"name": name}})
    ended = world.run("deactivate", name, "--yes", "-n", "nowhere")
    assert ended.code == 5, ended.err
    assert "error: there is no namespace 'nowhere'" in ended.err
    assert f"hint: there is a pack '{name}' in '{world.site.namespace}': add -n {world.site.namespace}" in ended.err


def test_who_may_not_look_at_namespaces_hears_of_the_pack(world: World) -> None:
    world.site.grant(ALICE, ("get list", world.site.packs))
    world.through(world.site.server, ALICE)
    ended = world.run(*OPENAI)
    assert ended.code == 5, ended.err
    assert "there is no pack 'team' in the namespace" in ended.err


def test_the_right_that_is_missing_is_named_with_a_role(world: World) -> None:
    before = world.pack()
    world.site.grant(ALICE, ("get list", world.site.packs), ("get create delete", SECRETS))
    world.through(world.site.server, ALICE)
    ended = world.run(*OPENAI)
    here = world.site.namespace
    assert (ended.code, world.team(), world.secret()) == (4, before, None), ended.err
    assert f"you may not patch ensembles in the namespace '{here}'; nothing was changed" in ended.err
    assert f"kubectl create role change-ensembles --verb=patch --resource=ensembles.sympozium.ai -n {here}" in ended.err


def may(world: World, verb: str, resource: Resource) -> bool:
    """Whether Alice may do something in the namespace."""
    wish = {"verb": verb, "group": resource.group, "resource": resource.plural, "namespace": world.site.namespace}
    alice = world.site.server.api(ALICE)
    return bool(alice.ask("POST", REVIEWS, {"spec": {"resourceAttributes": wish}}).value["status"]["allowed"])


@pytest.mark.parametrize("takes", ["patch", "patch and delete"])
def test_a_right_that_is_taken_away_meanwhile(
    world: World, http_proxy: Callable[[Server], HttpProxy], takes: str
) -> None:
    """The Secret is taken back; or where that right is gone too, what is left is printed, and can be gone on with."""
    before = world.pack()
    packs, site = world.site.packs, world.site
    patching = site.grant(ALICE, ("patch", packs))
    deleting = site.grant(ALICE, ("delete", SECRETS))
    site.grant(ALICE, ("get list", packs), ("get create", SECRETS))
    until(lambda: may(world, "patch", packs) and may(world, "create", SECRETS) and may(world, "delete", SECRETS))
    proxy = http_proxy(site.server)
    hold = proxy.inject(Hold(BEFORE), verb="patch", number=2)
    world.through(proxy.server, ALICE)
    running = world.begin(*OPENAI)
    assert hold.wait()
    site.admin.delete(BINDINGS, patching, site.namespace)
    until(lambda: not may(world, "patch", packs))
    if takes != "patch":
        site.admin.delete(BINDINGS, deleting, site.namespace)
        until(lambda: not may(world, "delete", SECRETS))
    hold.release()
    ended = running.end()
    assert world.team() == before
    assert f"the user 'alice' may not patch ensembles.sympozium.ai in namespace '{site.namespace}'" in ended.err
    if takes == "patch":
        assert (ended.code, world.secret()) == (4, None), ended.err
        assert "what was done has been taken back" in ended.err
        return
    assert (ended.code, world.secret() is None) == (7, False), ended.err
    assert f"to go back: kubectl delete secrets team-openai-key -n {site.namespace}" in ended.err
    world.through(site.server)
    assert world.run(*OPENAI).code == 0, "who may all of it can go on"
