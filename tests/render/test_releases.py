"""What one release makes of a pack, and the release before it does not."""

from __future__ import annotations

from typing import Any

import pytest

from render.recorded import everything
from sympozium_cli.render.circumstances import Circumstances, chart_environment
from sympozium_cli.render.engine import first_runs, pack_objects
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.schema.spelling import respelled
from sympozium_cli.schema.target import RELEASES, Target

PACK = {
    "apiVersion": "sympozium.ai/v1alpha1",
    "kind": "Ensemble",
    "metadata": {"name": "demo"},
    "spec": {
        "enabled": True,
        "channelAccessControl": {"slack": {"allowedChats": ["C1"]}},
        "sharedMemory": {"enabled": True},
        "agentConfigs": [
            {
                "name": "lead",
                "displayName": "Lead",
                "systemPrompt": "You lead.",
                "provider": "ollama",
                "memory": {"enabled": False},
                "channels": ["slack"],
                "channelConfigs": {"slack": "demo-slack"},
                "channelAccessControl": {"telegram": {"allowedChats": ["T1"]}},
                "toolPolicy": {"deny": ["execute_command"]},
                "schedule": {"interval": "1h", "task": "Go."},
            }
        ],
    },
}


def _made(release: str) -> dict[str, dict[str, Any]]:
    """What the release makes of the pack, by kind and name."""
    target = Target.parse(release)
    made = everything(PACK, Circumstances(chart_environment(target.release)), target)
    return {one.key: one.value for one in made}


def _provider_label(made: dict[str, dict[str, Any]]) -> bool:
    return "sympozium.ai/provider" in made["Agent/demo-lead"]["metadata"]["labels"]


def _packs_access_control(made: dict[str, dict[str, Any]]) -> bool:
    return "accessControl" in made["Agent/demo-lead"]["spec"]["channels"][0]


def _label_of_the_pack(made: dict[str, dict[str, Any]]) -> bool:
    return "sympozium.ai/ensemble" in made["AgentRun/demo-lead-schedule-1"]["metadata"]["labels"]


def _display_name(made: dict[str, dict[str, Any]]) -> bool:
    return bool(made["Agent/demo-lead"]["spec"].get("displayName") == "Lead")


def _tool_policy(made: dict[str, dict[str, Any]]) -> bool:
    return "toolPolicy" in made["AgentRun/demo-lead-schedule-1"]["spec"]


def _token_of(memory: str) -> Any:
    def is_there(made: dict[str, dict[str, Any]]) -> bool:
        [container] = made[f"Deployment/{memory}"]["spec"]["template"]["spec"]["containers"]
        return "MEMORY_ADMIN_TOKEN" in [variable["name"] for variable in container["env"]]

    return is_there


def _memory_is_off(made: dict[str, dict[str, Any]]) -> bool:
    return bool(made["Agent/demo-lead"]["spec"]["memory"]["enabled"]) is False


@pytest.mark.parametrize(
    ("since", "is_so"),
    [
        ("v0.10.14", _provider_label),
        ("v0.10.30", _packs_access_control),
        ("v0.10.37", _label_of_the_pack),
        ("v0.10.39", _display_name),
        ("v0.10.43", _tool_policy),
        ("v0.10.44", _token_of("demo-shared-memory")),
        ("v0.10.44", _token_of("demo-lead-memory")),
        ("v0.10.45", _memory_is_off),
    ],
)
def test_a_release_brings_something_new(since: str, is_so: Any) -> None:
    release = Target.parse(since).release
    before = str(RELEASES[RELEASES.index(release) - 1])
    assert (is_so(_made(before)), is_so(_made(since))) == (False, True)


@pytest.mark.parametrize(
    ("release", "field"), [("v0.8.28", "instanceRef"), ("v0.9.5", "instanceRef"), ("v0.10.46", "agentRef")]
)
def test_a_run_names_its_agent_as_its_release_does(release: str, field: str) -> None:
    target = Target.parse(release)
    read = controllers_pack(respelled(PACK, target)[0], target)
    made = pack_objects(read, Circumstances(chart_environment(target.release)))
    (run,) = first_runs(read, made)
    assert {key: run.value["spec"].get(key) for key in ("agentRef", "instanceRef") if key in run.value["spec"]} == {
        field: "demo-lead"
    }


def test_the_chart_gives_its_version_to_the_images() -> None:
    environment = chart_environment(Target.parse("v0.10.43").release)
    assert (environment["SYMPOZIUM_IMAGE_TAG"], chart_environment(Target.parse("main").release)) == (
        "0.10.43",
        chart_environment(Target.parse("v0.10.46").release),
    )
    assert environment["SYMPOZIUM_IMAGE_REGISTRY"] == "ghcr.io/sympozium-ai/sympozium"
