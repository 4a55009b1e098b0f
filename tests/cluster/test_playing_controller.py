"""The playing controller leaves behind what the real controllers were recorded to leave, step by step.

The ordinary run takes one recording in eight; with SYMPOZIUM_FULL=1 it takes them all.
"""

from __future__ import annotations

import json
import os
import re
from typing import Any

import pytest

from cluster.api import Object
from cluster.controller import Controller
from cluster.fixtures import SiteOf
from cluster.site import Site
from cluster.sympozium.world import MADE
from shared import SHARED, needs_shared, shared_json
from sympozium_cli.cluster.resource import MODELS, SECRETS, Resource
from sympozium_cli.lint.packs import documents
from sympozium_cli.schema.target import Era

CORPUS = SHARED / "corpus"
NEWEST = {"v0.8.28": Era.V0_8, "v0.9.5": Era.V0_9, "v0.10.46": Era.V0_10}
CASES = [
    pytest.param(entry, version, id=f"{entry['source'].rpartition('/')[2]}@{version}")
    for entry in shared_json("corpus/golden-index.json") or ()
    for version in entry["versions"]
    if version in NEWEST
]


@needs_shared
def test_there_are_recordings_of_every_era() -> None:
    assert len(CASES) == 112


@pytest.mark.parametrize(("entry", "version"), CASES[:: 1 if os.environ.get("SYMPOZIUM_FULL") else 8])
def test_every_step_ends_as_it_was_recorded(site_of: SiteOf, entry: dict[str, Any], version: str) -> None:
    recorded = json.loads((CORPUS / entry["file"]).read_text("utf-8"))
    site = site_of(NEWEST[version])
    player = Player(site, _published(entry["source"]))
    for step in recorded["steps"]:
        player.take(step["step"])
        assert player.seen() == _wanted(step), step["step"]


class Player:
    """A pack, and what is done to it."""

    def __init__(self, site: Site, value: Object) -> None:
        self.site = site
        self.controller = Controller(site)
        self.controller.agents = False
        self.name = value["metadata"]["name"]
        self.secret = f"{self.name}-openai-key"
        site.pack({**value, "metadata": {"name": self.name}})
        self.model = value["spec"].get("modelRef")
        if self.model:
            _make_model(site, self.model)

    def take(self, step: str) -> None:
        """Do what a step of the recording did."""
        references = [{"provider": "openai", "secret": self.secret}]
        patch = {
            "activated": {"enabled": True, **({} if self.model else {"authRefs": references})},
            "first-persona-excluded": {"excludePersonas": [self._first()]},
            "deactivated": {"enabled": False},
        }.get(step)
        if step == "activated":
            self.site.admin.create(SECRETS, {"metadata": {"name": self.secret}}, self.site.namespace)
        if step == "agents-running":
            world = self.controller.world
            for agent in world.list(world.agent):
                world.report(world.agent, agent, {"phase": "Running"})
        if patch is not None:
            self.site.admin.patch(self.site.packs, self.name, {"spec": patch}, self.site.namespace)
        self.controller.settle()

    def seen(self) -> dict[str, Any]:
        """What there is now."""
        admin, namespace = self.site.admin, self.site.namespace
        pack = admin.get(self.site.packs, self.name, namespace)
        resources: list[Resource] = [one for one in MADE.values() if one.group != "sympozium.ai"]
        world = self.controller.world
        own = [one for one in MADE.values() if one.group == "sympozium.ai"]
        own = [one for one in own if one.kind not in ("Agent", "SympoziumInstance") or one == world.agent]
        found = [
            f"{one['kind']}/{re.sub('-stimulus-[0-9]+$', '-stimulus-N', one['metadata']['name'])}"
            for resource in (*resources, *own, SECRETS)
            for one in admin.list(resource, namespace)
            if one["metadata"]["name"] != "kube-root-ca.crt"
        ]
        return {
            "objects": sorted(found),
            "status": pack.get("status"),
            "finalizers": pack["metadata"].get("finalizers"),
            "authRefs": pack["spec"].get("authRefs"),
        }

    def _first(self) -> str:
        pack = self.site.admin.get(self.site.packs, self.name, self.site.namespace)
        return str(pack["spec"][self.site.target.list_key][0]["name"])


def _wanted(step: dict[str, Any]) -> dict[str, Any]:
    objects = [f"{kind}/{name}" for kind, _, name in (one.split("|") for one in step["objects"]) if kind != "Model"]
    return {
        "objects": sorted(objects),
        "status": step["status"],
        "finalizers": step["finalizers"],
        "authRefs": step["packAuthRefs"],
    }


def _published(source: str) -> Object:
    found = documents((CORPUS / source).read_bytes(), source)
    return dict(next(one.document.value for one in found if one.pack))


def _make_model(site: Site, name: str) -> None:
    value = {"metadata": {"name": name}, "spec": {"source": {"url": "http://models.local/m.gguf"}}}
    kind = {"apiVersion": MODELS.api_version, "kind": MODELS.kind}
    site.admin.create(MODELS, {**kind, **value}, site.namespace)
    status = {"phase": "Ready", "endpoint": "http://model.local:8080/v1"}
    site.admin.patch(MODELS, name, {"status": status}, site.namespace, "status")
