"""Which Sympozium a cluster has (A13): three eras, leftovers of old ones, none at all, and users who may see little."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cluster_adapter.reaching import reached
from cluster_adapter.scripted import Reply, Script, Sent, reply, serving, status
from shared import SHARED, needs_shared
from sympozium_cli.cluster.era import Installation, controller, installation
from sympozium_cli.errors import NotFoundError
from sympozium_cli.source import load
from sympozium_cli.values.release import MAIN, Release

NOT_FOUND = Reply(404, b"404 page not found\n", {"Content-Type": "text/plain"})
KINDS = {
    "ensembles": "Ensemble",
    "personapacks": "PersonaPack",
    "agents": "Agent",
    "sympoziuminstances": "SympoziumInstance",
}


def served(*plurals: str) -> Reply:
    known = [
        {"name": name, "kind": KINDS[name], "namespaced": True, "verbs": ["get"], "shortNames": [name[:3]]}
        for name in plurals
    ]
    parts = [{"name": f"{name}/status", "kind": KINDS[name], "namespaced": True} for name in plurals]
    return reply({"kind": "APIResourceList", "resources": [*known, *parts]})


def crd(spec: dict[str, Any]) -> dict[str, Any]:
    schema = {"properties": {"spec": {"type": "object", "properties": spec}}}
    return {"spec": {"versions": [{"name": "v1alpha1", "schema": {"openAPIV3Schema": schema}}]}}


def script(discovery: Reply, crds: Reply = status(403), openapi: Reply = status(403)) -> Script:  # noqa: B008
    answers = {"/apis/sympozium.ai/v1alpha1": discovery, "/openapi/v3/apis/sympozium.ai/v1alpha1": openapi}

    def answer(sent: Sent) -> Reply:
        return crds if "customresourcedefinitions" in sent.path else answers.get(sent.path, NOT_FOUND)

    return answer


def found(tmp_path: Path, answers: Script) -> Installation:
    with serving(answers) as server:
        return installation(reached(tmp_path, server.address).cluster)


@pytest.mark.parametrize(
    ("plurals", "era", "leftovers"),
    [
        (("agents", "ensembles"), "0.10", ()),
        (("agents", "ensembles", "personapacks", "sympoziuminstances"), "0.10", ("PersonaPack", "SympoziumInstance")),
        (("sympoziuminstances", "ensembles"), "0.9", ()),
        (("sympoziuminstances", "ensembles", "personapacks"), "0.9", ("PersonaPack",)),
        (("sympoziuminstances", "personapacks"), "0.8", ()),
    ],
)
def test_the_kinds_tell_the_era(tmp_path: Path, plurals: tuple[str, ...], era: str, leftovers: tuple[str, ...]) -> None:
    seen = found(tmp_path, script(served(*plurals)))
    assert (seen.era, seen.leftovers, seen.schema) == (era, leftovers, None)
    assert seen.packs.kind == ("PersonaPack" if era == "0.8" else "Ensemble")
    assert seen.agents.kind == ("Agent" if era == "0.10" else "SympoziumInstance")


def test_the_schema_decides_where_an_upgrade_left_old_crds(tmp_path: Path) -> None:
    old = {"personas": {"type": "array", "items": {"type": "object"}}}
    seen = found(tmp_path, script(served("agents", "ensembles"), reply(crd(old))))
    assert (seen.era, seen.floor) == ("0.9", Release(0, 9, 0))


@pytest.mark.parametrize(
    ("spec", "floor"),
    [
        ({"agentConfigs": {}}, Release(0, 10, 0)),
        ({"agentConfigs": {}, "stimulus": {"properties": {"trigger": {}}}}, Release(0, 10, 44)),
        ({"agentConfigs": {"items": {"properties": {"runTimeout": {}}}}}, Release(0, 10, 37)),
        ({"agentConfigs": {}, "autoStoreMemory": {}}, MAIN),
        ({"agentConfigs": {}, "fromTheFuture": {"properties": 7, "items": []}}, Release(0, 10, 0)),
    ],
)
def test_the_fields_tell_the_oldest_release(tmp_path: Path, spec: dict[str, Any], floor: Release) -> None:
    assert found(tmp_path, script(served("agents", "ensembles"), reply(crd(spec)))).floor == floor


def test_who_may_not_read_crds_reads_openapi(tmp_path: Path) -> None:
    names = [{"group": "sympozium.ai", "version": "v1alpha1", "kind": "Ensemble"}]
    properties: dict[str, Any] = {"spec": {"properties": {"agentConfigs": {}, "membrane": {}, "channelTriggers": {}}}}
    document = {"components": {"schemas": {"x": {"x-kubernetes-group-version-kind": names, "properties": properties}}}}
    assert found(tmp_path, script(served("agents", "ensembles"), openapi=reply(document))).floor == Release(0, 10, 30)


@pytest.mark.parametrize(
    "discovery", [NOT_FOUND, served("agents"), reply({"resources": None}), reply({"resources": [3]})]
)
def test_a13_no_sympozium_is_said(tmp_path: Path, discovery: Reply) -> None:
    with pytest.raises(NotFoundError, match="Sympozium's CRDs are not installed in this cluster") as raised:
        found(tmp_path, script(discovery))
    assert "--context" in raised.value.hint


@needs_shared
@pytest.mark.parametrize("release", ["v0.8.28", "v0.9.5", "v0.10.46"])
def test_the_real_crds_give_their_own_era(tmp_path: Path, release: str) -> None:
    kind, agents = ("personapacks", "sympoziuminstances") if release == "v0.8.28" else ("ensembles", "agents")
    folder = SHARED / "upstream" / "crds" / release
    files = [path for path in sorted(folder.rglob("*.yaml")) if kind in path.name]
    value = next(load(files[0].read_bytes(), files[0].name)).value
    agents = agents if release == "v0.10.46" else "sympoziuminstances"
    seen = found(tmp_path, script(served(kind, agents), reply(value)))
    assert seen.era == ".".join(release[1:].split(".")[:2])
    assert Release.parse(release) >= seen.floor >= Release.parse(release)._replace(patch=0)


@pytest.mark.parametrize(
    ("image", "release"),
    [
        ("ghcr.io/sympozium-ai/sympozium/controller:v0.10.44", Release(0, 10, 44)),
        ("registry:5000/sympozium/controller:0.9.3@sha256:abc", Release(0, 9, 3)),
        ("ghcr.io/sympozium-ai/sympozium/controller:latest", None),
        ("ghcr.io/other/controller:v1.2.3", None),
        ("", None),
    ],
)
def test_the_image_tells_the_release_of_the_controller(tmp_path: Path, image: str, release: Release | None) -> None:
    pod = {"spec": {"containers": [{"image": image}, {}, 3]}}
    with serving(lambda _: reply({"items": [{"spec": {"template": pod}}]})) as server:
        assert controller(reached(tmp_path, server.address).cluster) == release


def test_the_controller_is_looked_for_where_one_may_look(tmp_path: Path) -> None:
    pod = {"spec": {"containers": [{"image": "sympozium:v0.10.1"}]}}
    listed = reply({"items": [{"spec": {"template": pod}}]})
    with serving(lambda sent: listed if "sympozium-system" in sent.path else status(403)) as server:
        assert controller(reached(tmp_path, server.address).cluster) == Release(0, 10, 1)


def test_nobody_who_may_not_look_is_told_anything(tmp_path: Path) -> None:
    with serving(lambda _: status(403)) as server:
        assert controller(reached(tmp_path, server.address).cluster) is None


def test_what_is_served_is_read(tmp_path: Path) -> None:
    with serving(script(served("agents", "ensembles"))) as server:
        agents, _ensembles = reached(tmp_path, server.address).cluster.served("sympozium.ai", "v1alpha1")
    assert (agents.resource.kind, agents.short_names, agents.verbs) == ("Agent", ("age",), ("get",))
