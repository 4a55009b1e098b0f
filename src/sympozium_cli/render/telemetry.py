"""The environment variables with which what belongs to an agent sends its telemetry (agent_controller.go)."""

from __future__ import annotations

from typing import Any

from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import Manifest, spec_of
from sympozium_cli.render.memory_server import fixed, variable
from sympozium_cli.render.origin import because, plain


def telemetry(agent: Manifest, around: Circumstances, service: str) -> list[dict[str, Any]]:
    """The endpoint, the protocol and the name of the service; the endpoint is empty where telemetry is off."""
    return [
        variable("OTEL_EXPORTER_OTLP_ENDPOINT", _endpoint(agent, around)),
        fixed("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", "whatever the protocol of the agent"),
        {"name": "OTEL_SERVICE_NAME", "value": because(service, "made of the names")},
    ]


def _endpoint(agent: Manifest, around: Circumstances) -> Any:
    observability = spec_of(agent)["observability"]
    if not plain(observability["enabled"]):
        return because("", "telemetry is switched off")
    endpoint = observability["otlpEndpoint"]
    return endpoint if plain(endpoint) else around.variable("OTEL_EXPORTER_OTLP_ENDPOINT", "")
