"""What the controllers' environment and the rest of the cluster make of a pack."""

from __future__ import annotations

from typing import Any

import pytest

from render.recorded import GOLDEN, yaml_of
from shared import needs_shared
from sympozium_cli.render.circumstances import Circumstances, chart_environment, observability
from sympozium_cli.render.engine import agents_objects, pack_objects
from sympozium_cli.render.origin import origins, plain
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.render.stored import stored
from sympozium_cli.schema.target import NEWEST, Target
from sympozium_cli.values.release import MAIN, Release

COLLECTOR = "sympozium-otel-collector.sympozium-system.svc:4317"
CHART = {
    "MEMORY_ADMIN_TOKEN_SECRET": "sympozium-memory-admin-token",
    "OTEL_EXPORTER_OTLP_ENDPOINT": COLLECTOR,
    "SYMPOZIUM_DEFAULT_OTEL_ENABLED": "true",
    "SYMPOZIUM_DEFAULT_OTEL_ENDPOINT": COLLECTOR,
    "SYMPOZIUM_DEFAULT_OTEL_PROTOCOL": "grpc",
    "SYMPOZIUM_DEFAULT_OTEL_SERVICE_NAME": "sympozium",
    "SYMPOZIUM_IMAGE_REGISTRY": "ghcr.io/sympozium-ai/sympozium",
    "SYMPOZIUM_IMAGE_TAG": "0.10.46",
}


def _pack(**spec: Any) -> Any:
    metadata = {"name": "demo", "namespace": spec.pop("namespace", "")}
    persona = {"name": "lead", "systemPrompt": "You lead.", **spec.pop("persona", {})}
    value = {"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensemble", "metadata": metadata}
    return controllers_pack({**value, "spec": {"agentConfigs": [persona], **spec}}, NEWEST)


def test_the_chart_gives_the_controller_these_variables() -> None:
    assert chart_environment(Release(0, 10, 46)) == CHART
    assert chart_environment(MAIN) == CHART
    older = {name: value for name, value in CHART.items() if name != "MEMORY_ADMIN_TOKEN_SECRET"}
    assert chart_environment(Release(0, 9, 5)) == {**older, "SYMPOZIUM_IMAGE_TAG": "0.9.5"}


@needs_shared
def test_the_chart_gives_the_controller_what_was_recorded() -> None:
    assert yaml_of(GOLDEN / "render-stored" / "data-team" / "_env.yaml") == CHART


@pytest.mark.parametrize(
    ("variable", "field", "default"),
    [
        ("ENDPOINT", "otlpEndpoint", COLLECTOR),
        ("PROTOCOL", "otlpProtocol", "grpc"),
        ("SERVICE_NAME", "serviceName", "sympozium"),
    ],
)
def test_each_variable_sets_its_own_field(variable: str, field: str, default: str) -> None:
    name = f"SYMPOZIUM_DEFAULT_OTEL_{variable}"
    bare = plain(observability(Circumstances({})))
    told = plain(observability(Circumstances({name: "other"})))
    assert bare[field] == default
    assert told == {**bare, field: "other"}


@pytest.mark.parametrize(("text", "on"), [("true", True), ("TRUE", True), ("1", False), ("", False), ("false", False)])
def test_telemetry_is_on_for_one_word_alone(text: str, *, on: bool) -> None:
    made = plain(observability(Circumstances({"SYMPOZIUM_DEFAULT_OTEL_ENABLED": text})))
    assert made["enabled"] is on


@pytest.mark.parametrize(
    ("reference", "namespace", "address"),
    [
        ("", "agents", ""),
        ("qwen", "agents", "http://model-qwen.agents.svc:8080/v1"),
        ("qwen", "", "http://model-qwen.default.svc:8080/v1"),
        ("models/qwen", "agents", "http://model-qwen.models.svc:8080/v1"),
    ],
)
def test_where_a_model_is_usually_found(reference: str, namespace: str, address: str) -> None:
    pack = _pack(modelRef=reference, namespace=namespace)
    assert Circumstances({}).usual_endpoint(pack) == address


def test_an_address_counts_for_packs_that_refer_to_a_model_alone() -> None:
    around = Circumstances({}, "http://m/v1")
    assert around.endpoint_for(_pack(modelRef="qwen")) == "http://m/v1"
    assert around.endpoint_for(_pack()) == ""


def test_the_api_server_completes_the_blocks_of_an_agent() -> None:
    lifecycle = {"preRun": [{"name": "fetch", "image": "fetch:1"}]}
    server = {"name": "gh", "toolsPrefix": "gh", "timeout": 0}
    pack = _pack(persona={"lifecycle": lifecycle, "subagents": {"maxDepth": 0}, "mcpServers": [server]})
    [agent] = pack_objects(pack, Circumstances({}))
    sent, kept = agent.value["spec"], stored(agent).value["spec"]
    assert sent["agents"]["default"]["subagents"] == {"maxConcurrent": 5, "maxChildrenPerAgent": 3}
    assert kept["agents"]["default"]["subagents"] == {"maxDepth": 2, "maxConcurrent": 5, "maxChildrenPerAgent": 3}
    assert kept["agents"]["default"]["lifecycle"]["gateDefault"] == "block"
    assert (sent["mcpServers"], kept["mcpServers"]) == (
        [{"name": "gh", "toolsPrefix": "gh"}],
        [{"name": "gh", "toolsPrefix": "gh", "timeout": 30}],
    )


@pytest.mark.parametrize("source", ["configMap", "secret", "projected", "downwardAPI"])
def test_the_api_server_gives_files_their_mode(source: str) -> None:
    volumes = {"slack": [{"name": "extra", source: {"items": []}}]}
    pack = _pack(persona={"channels": ["slack"]}, channelVolumes=volumes)
    made = agents_objects(pack, pack_objects(pack, Circumstances({})), Circumstances({}))
    [channel] = [one for one in made if one.name == "demo-lead-channel-slack"]
    [volume] = stored(channel).value["spec"]["template"]["spec"]["volumes"]
    assert volume[source]["defaultMode"] == 0o644


def test_what_slack_is_told_names_its_field() -> None:
    pack = _pack(
        persona={"channels": ["slack"], "slackOptions": {"threading": True, "allowedTriggers": ["mention"]}},
        channelAccessControl={"slack": {"deniedSenders": ["U1", "U2"]}},
    )
    made = agents_objects(pack, pack_objects(pack, Circumstances({})), Circumstances({}))
    [channel] = [one for one in made if one.name == "demo-lead-channel-slack"]
    why = {origin.why for _, origin in origins(channel.tree) if origin is not None}
    assert {"slackOptions.threading", "slackOptions.allowedTriggers", "channelAccessControl.deniedSenders"} <= why
    [container] = channel.value["spec"]["template"]["spec"]["containers"]
    assert {"name": "SLACK_DENIED_SENDERS", "value": "U1,U2"} in container["env"]


def test_amounts_in_volumes_are_written_as_kubernetes_writes_them() -> None:
    volumes = [
        {"name": "cache", "emptyDir": {"sizeLimit": "1024Mi"}},
        {
            "name": "own",
            "ephemeral": {"volumeClaimTemplate": {"spec": {"resources": {"requests": {"storage": "0.5Gi"}}}}},
        },
        {
            "name": "facts",
            "downwardAPI": {
                "items": [{"path": "cpu", "resourceFieldRef": {"resource": "limits.cpu", "divisor": "1000m"}}]
            },
        },
    ]
    [agent] = pack_objects(_pack(volumes=volumes), Circumstances({}))
    cache, own, facts = agent.value["spec"]["volumes"]
    assert cache["emptyDir"] == {"sizeLimit": "1Gi"}
    assert own["ephemeral"]["volumeClaimTemplate"]["spec"]["resources"]["requests"] == {"storage": "512Mi"}
    assert facts["downwardAPI"]["items"][0]["resourceFieldRef"]["divisor"] == "1"


def test_agents_are_known_from_their_first_release_on() -> None:
    value = {"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensemble", "metadata": {"name": "demo"}}
    personas = [{"name": "lead", "systemPrompt": "You lead."}]
    first = controllers_pack({**value, "spec": {"agentConfigs": personas}}, Target.parse("v0.10.0"))
    assert agents_objects(first, pack_objects(first, Circumstances({})), Circumstances({}))
    last = controllers_pack({**value, "spec": {"personas": personas}}, Target.parse("v0.9.5"))
    with pytest.raises(ValueError, match=r"v0\.9\.5"):
        agents_objects(last, pack_objects(last, Circumstances({})), Circumstances({}))
