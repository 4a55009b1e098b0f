"""What the playing controller does beyond the recordings: agents, owners, Secrets, and what keeps a pack active."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from cluster.api import Object
from cluster.controller import Controller
from cluster.server import Disposable
from cluster.site import Site, new_site
from cluster.sympozium.world import MADE
from sympozium_cli.cluster.resource import CONFIG_MAPS, DEPLOYMENTS, RUNS, SCHEDULES, SECRETS
from sympozium_cli.schema.target import Era

PERSONAS: list[Object] = [
    {
        "name": "lookout",
        "systemPrompt": "You watch the ships.",
        "memory": {"enabled": True, "seeds": ["The pier is closed in winter"]},
        "schedule": {"type": "heartbeat", "interval": "30m", "task": "Count the ships"},
    },
    {"name": "clerk", "systemPrompt": "You write the log."},
]
KEY = {"metadata": {"name": "harbour-openai-key"}, "stringData": {"OPENAI_API_KEY": "sk-test"}}


def harbour(site: Site, **spec: Any) -> Object:
    """Create a pack that is active."""
    references = [{"provider": "openai", "secret": "harbour-openai-key"}]
    whole = {"enabled": True, "authRefs": references, site.target.list_key: PERSONAS, **spec}
    return site.pack(
        {"kind": site.target.kind, "apiVersion": site.packs.api_version, "metadata": {"name": "harbour"}, "spec": whole}
    )


def change(site: Site, **spec: Any) -> None:
    """Change the pack."""
    site.admin.patch(site.packs, "harbour", {"spec": spec}, site.namespace)


def agents(controller: Controller) -> dict[str, str | None]:
    """The agents with their phases."""
    found = controller.world.list(controller.world.agent)
    return {one["metadata"]["name"]: one.get("status", {}).get("phase") for one in found}


def phase(site: Site) -> str:
    """The phase of the pack."""
    return str(site.admin.get(site.packs, "harbour", site.namespace).get("status", {}).get("phase", ""))


def test_agents_run_and_deactivation_takes_everything_away(era_site: Site, era_controller: Controller) -> None:
    world = era_controller.world
    for value in (KEY, {"metadata": {"name": "elsewhere"}}):
        world.api.create(SECRETS, value, world.namespace)
    harbour(era_site)
    era_controller.settle()
    assert phase(era_site) == "Ready"
    assert agents(era_controller) == {"harbour-lookout": "Running", "harbour-clerk": "Running"}
    assert world.list(SCHEDULES)[0]["status"]["phase"] == "Active"
    run = era_controller.tick("harbour", "lookout")
    assert run["spec"][world.words.agent_reference] == "harbour-lookout"
    era_controller.report_run(run["metadata"]["name"], phase="Running")
    change(era_site, enabled=False)
    era_controller.settle()
    assert phase(era_site) == "Inactive"
    assert [one["metadata"]["name"] for one in world.list(SECRETS)] == ["elsewhere"]
    kinds = [one for one in MADE.values() if one.kind not in ("Agent", "SympoziumInstance") or one == world.agent]
    left = [one["metadata"]["name"] for kind in kinds for one in world.list(kind)]
    assert left == []


def test_an_excluded_persona_loses_its_runs_and_its_memory(site: Site, controller: Controller) -> None:
    harbour(site)
    controller.settle()
    controller.tick("harbour", "lookout")
    controller.run("by-hand", "harbour-clerk")
    change(site, excludePersonas=["lookout"])
    controller.settle()
    assert [one["metadata"]["name"] for one in controller.world.list(RUNS)] == ["by-hand"]
    assert controller.world.find(CONFIG_MAPS, "harbour-lookout-memory") is None
    assert controller.world.find(DEPLOYMENTS, "harbour-lookout-memory") is None
    assert controller.world.find(DEPLOYMENTS, "harbour-clerk-memory") is not None


def test_a_renamed_persona_keeps_a_pack_from_ever_being_inactive(site: Site, controller: Controller) -> None:
    site.admin.create(SECRETS, KEY, site.namespace)
    harbour(site)
    controller.settle()
    change(site, agentConfigs=[PERSONAS[0], {**PERSONAS[1], "name": "writer"}])
    controller.settle()
    change(site, enabled=False)
    controller.settle()
    assert phase(site) == "Ready"
    assert agents(controller) == {"harbour-clerk": "Running"}
    assert controller.world.find(SECRETS, "harbour-openai-key") is not None


def test_a_pack_with_an_unknown_persona_in_an_edge_is_in_error(site: Site, controller: Controller) -> None:
    harbour(site, relationships=[{"source": "clerk", "target": "nobody", "type": "delegation"}])
    controller.settle()
    assert phase(site) == "Error"
    assert agents(controller) == {}


def test_an_agent_stays_as_a_test_says(site: Site, controller: Controller) -> None:
    controller.phases["harbour-clerk"] = ""
    harbour(site)
    controller.settle()
    assert agents(controller) == {"harbour-lookout": "Running", "harbour-clerk": None}


def test_a_channel_without_its_secret_is_told_of(site: Site, controller: Controller) -> None:
    harbour(site, agentConfigs=[{**PERSONAS[1], "channels": ["slack"]}], channelConfigs={"slack": "harbour-slack"})
    controller.settle()
    agent = controller.world.list(controller.world.agent)[0]
    assert agent["status"]["phase"] == "Error"
    assert agent["status"]["channels"] == [
        {"type": "slack", "status": "Error", "message": 'secret "harbour-slack" not found'}
    ]


def test_a_deleted_pack_takes_along_what_it_owns(site: Site, controller: Controller) -> None:
    harbour(site)
    controller.settle()
    controller.run("by-hand", "harbour-clerk")
    site.admin.delete(site.packs, "harbour", site.namespace)
    controller.settle()
    assert site.admin.find(site.packs, "harbour", site.namespace) is None
    assert agents(controller) == {}
    assert [one["metadata"]["name"] for one in controller.world.list(RUNS)] == ["by-hand"]


def test_in_the_background_it_outlives_the_server(disposable: Disposable, tmp_path: Path) -> None:
    site = new_site(disposable.server, Era.V0_10, "background", tmp_path)
    with Controller(site) as playing:
        playing.start()
        harbour(site)
        _await(site, "Ready")
        disposable.restart()
        change(site, enabled=False)
        _await(site, "Inactive")


def _await(site: Site, wanted: str) -> None:
    deadline = time.monotonic() + 60
    while phase(site) != wanted:
        if time.monotonic() > deadline:
            pytest.fail(f"the pack is {phase(site)}, not {wanted}")
        time.sleep(0.1)
