"""The rights that the doctor names for a command: enough for all of it, and not one too many."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from checkup.scenes import SCENES, Scene, Stage
from cli.program import sympozium
from cluster.server import ALICE
from cluster.site import Site
from fakeapi.server import FakeApi
from sympozium_cli.checkup.permissions import CLUSTER, HERE, NEEDS, SYSTEM, SYSTEM_NAMESPACE, Permission
from sympozium_cli.checkup.role import roles
from sympozium_cli.cli.app import app
from sympozium_cli.cluster.resource import NAMESPACES, Resource

_PATIENCE = 60
_RBAC = {
    kind: Resource("rbac.authorization.k8s.io", "v1", f"{kind.lower()}s", kind, namespaced=not kind.startswith("C"))
    for kind in ("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding")
}
_REVIEWS = Resource("authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", False)
_IN_PASSING = {"", "list deployments", "get customresourcedefinitions", "list ensembles", "get namespaces"}
"""What everybody may, what is found elsewhere by those who may not, and what only words an absence better."""
_ELSEWHERE = "list deployments (in sympozium-system)"
"""Is asked for only where those of all namespaces may not be listed."""

_NOT_EMULATED = {
    "get runtimeclasses",
    "get secretproviderclasses",
    "list mutatingwebhookconfigurations",
    "list storageclasses",
}
"""Kinds that the emulator does not serve; nobody asks for what is not served."""

every_command = pytest.mark.parametrize("command", SCENES)
every_scene = pytest.mark.parametrize(
    ("command", "scene"), [(name, scene) for name, scenes in SCENES.items() for scene in scenes]
)
every_requirement = pytest.mark.parametrize(
    ("command", "missing"), [(name, str(one)) for name, needs in NEEDS.items() for one in needs.required]
)


def _permissions(command: str, *, optional: bool) -> tuple[Permission, ...]:
    needs = NEEDS[command]
    return (*needs.required, *needs.optional) if optional else needs.required


def _grant(site: Site, granted: Iterable[Permission], lacking: Iterable[Permission] = ()) -> None:
    """Give ALICE what the doctor prints, and wait until the API server has heard of it."""
    wanted = list(granted)
    for made in roles(site.namespace, wanted, site.namespace, ALICE):
        resource = _RBAC[made["kind"]]
        site.admin.create(resource, made, made["metadata"].get("namespace", ""))
    _await(site, wanted, allowed=True)
    _await(site, lacking, allowed=False)


def _await(site: Site, permissions: Iterable[Permission], *, allowed: bool) -> None:
    deadline = time.monotonic() + _PATIENCE
    for one in permissions:
        while _may(site, one) != allowed:
            assert time.monotonic() < deadline, f"{one}: {allowed}"
            time.sleep(0.05)


def _may(site: Site, one: Permission) -> bool:
    place = {HERE: site.namespace, SYSTEM: SYSTEM_NAMESPACE, CLUSTER: ""}[one.scope]
    group, plural = one.resource.group, one.resource.plural
    asked = {"verb": one.verb, "group": group, "resource": plural, "subresource": one.part, "namespace": place}
    review = {"kind": "SelfSubjectAccessReview", "apiVersion": "authorization.k8s.io/v1"}
    answer = site.server.api(ALICE).create(_REVIEWS, {**review, "spec": {"resourceAttributes": asked}})
    return bool(answer["status"]["allowed"])


@every_command
def test_the_role_that_is_printed_is_enough(site: Site, command: str) -> None:
    stage = Stage(site, SCENES[command][0])
    stage.set_up()
    printed = json.loads(sympozium("doctor", "--role", command, "-n", site.namespace, "-o", "json").out)["items"]
    needed = NEEDS[command].required
    assert printed == roles(printed[0]["metadata"]["name"], needed, site.namespace)
    _grant(site, needed)
    ended = stage.run(ALICE)
    assert ended.code == stage.scene.code, ended.err


@every_scene
def test_with_all_rights_nothing_is_left_out(site: Site, command: str, scene: Scene) -> None:
    stage = Stage(site, scene)
    stage.set_up()
    _grant(site, _permissions(command, optional=True))
    ended = stage.run(ALICE)
    assert ended.code == scene.code, ended.err
    assert not re.search(r"may not|could not look|is not known", ended.err), ended.err


@every_requirement
def test_without_one_of_them_it_is_refused_or_said(site: Site, command: str, missing: str) -> None:
    stage = Stage(site, SCENES[command][0])
    stage.set_up()
    lacking = [one for one in NEEDS[command].required if str(one) == missing]
    _grant(site, [one for one in _permissions(command, optional=True) if one not in lacking], lacking)
    ended = stage.run(ALICE)
    verb, _, plural = missing.partition("/")[0].partition(" ")
    assert re.search(rf"may not\b.*\b({verb}|list)\b.*\b({plural}|packs|Secrets)\b", ended.err), ended.err
    assert ended.code in {0, 4, 6}, ended.err


@pytest.mark.parametrize(
    "command", ["pack activate", "pack activate -f", "pack deactivate", "pack exclude", "pack include"]
)
def test_who_may_not_look_cannot_wait(fakeapi: FakeApi, site_on: Any, command: str) -> None:
    """What may not be seen is not taken for gone, nor for missing."""
    del fakeapi
    stage = Stage(site_on("ns"), SCENES[command][1])
    stage.set_up()
    stage.site.grant(ALICE, *((one.verb, one.resource) for one in NEEDS[command].required))
    ended = stage.run(ALICE)
    assert ended.code == 4, ended.err
    assert "it is done, but whether the controllers have followed cannot be seen: agents" in ended.err
    assert "leave --wait out" in ended.err


@every_command
def test_what_is_asked_for_is_what_is_named(fakeapi: FakeApi, site_on: Any, command: str) -> None:
    """Every request has its right, and no right is without a request."""
    asked: set[str] = set()
    for number, scene in enumerate(SCENES[command]):
        stage = Stage(site_on(f"ns-{number}"), scene)
        stage.set_up()
        fakeapi.requests.clear()
        ended = stage.run()
        assert ended.code == scene.code, ended.err
        asked |= {_right(one, stage.site.namespace) for one in fakeapi.requests if _is_ours(one)}
    named = {str(one) for one in _permissions(command, optional=True)}
    assert asked - named - _IN_PASSING == set()
    assert named - asked - _NOT_EMULATED - {_ELSEWHERE if "list deployments" in asked else ""} == set()


def _is_ours(request: Any) -> bool:
    return str(request.headers.get("User-Agent", "")).startswith("sympozium-cli")


def _right(request: Any, namespace: str) -> str:
    """What a request needs to be allowed, or asks for; "" for what everybody may."""
    address = request.address
    if request.path.endswith("/selfsubjectaccessreviews"):
        asked = json.loads(request.body)["spec"]["resourceAttributes"]
        part = f"/{asked['subresource']}" if asked.get("subresource") else ""
        return f"{asked['verb']} {asked['resource']}{part}"
    if address is None or address.group.startswith(("authorization.", "authentication.")):
        return ""
    where = f" (in {SYSTEM_NAMESPACE})" if address.namespace == SYSTEM_NAMESPACE else ""
    assert address.namespace in {"", namespace, SYSTEM_NAMESPACE}
    return f"{request.verb} {address.plural}{f'/{address.part}' if address.part else ''}{where}"


@pytest.fixture(name="site_on")
def _site_on(fakeapi: FakeApi, tmp_path: Path) -> Any:
    def made(namespace: str) -> Site:
        admin = fakeapi.server.api()
        admin.create(NAMESPACES, {"metadata": {"name": namespace}})
        folder = tmp_path / namespace
        folder.mkdir()
        return Site(fakeapi.server, namespace, "0.10", admin, folder)

    return made


def _asking(command: Any, words: tuple[str, ...] = ()) -> Iterator[str]:
    """The commands below that have options which name a cluster."""
    for name, inner in getattr(command, "commands", {}).items():
        yield from _asking(inner, (*words, name))
    if any("--kubeconfig" in one.opts for one in command.params):
        yield " ".join(words)


def test_the_table_has_the_commands_that_there_are() -> None:
    """Whoever asks for the release alone needs no right for that."""
    asking = set(_asking(typer.main.get_command(app)))
    named = {re.sub(r" -.*", "", name) for name in NEEDS}
    assert named <= {re.sub(r"^(secret create) .*", r"\1", name) for name in asking}
    assert set(NEEDS) == set(SCENES)
    missing = {name for name in asking if not any(f"{name} ".startswith(f"{known} ") for known in named)}
    assert missing == {"doctor", "pack convert", "pack graph", "pack render", "pack schedule"}


def test_validating_against_a_cluster_says_all_that_it_could_not_see(site: Site) -> None:
    """Of what the API server serves; nobody asks for the rest."""
    command = "pack validate --cluster"
    said = ""
    for scene in SCENES[command]:
        stage = Stage(site, scene)
        if not said:
            stage.set_up()
            _grant(site, NEEDS[command].required)
        said += stage.run(ALICE).err
    told = set(re.findall(r"[a-z]+", said))
    # Not served; followed only from policies that are seen; looked at only beside a claim that is seen to be missing.
    not_asked = {"secretproviderclasses", "services", "storageclasses"}
    # Other tests on this server may have given her rights in all of the cluster, which stay.
    unseen = {one.resource.plural for one in NEEDS[command].optional if not _may(site, one)}
    assert len(unseen) > len(not_asked)
    assert unseen - told - not_asked == set()
