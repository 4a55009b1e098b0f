"""What the controllers know besides the pack: their environment variables, and what else is in the cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.render.era import ADMIN_TOKEN
from sympozium_cli.render.origin import Traced, because
from sympozium_cli.values.release import MAIN, Release

_NEWEST_CHART = "0.10.46"
_OTEL = "SYMPOZIUM_DEFAULT_OTEL_"
_REGISTRY = "ghcr.io/sympozium-ai/sympozium"
_COLLECTOR = "sympozium-otel-collector.sympozium-system.svc:4317"


def chart_environment(release: Release) -> dict[str, str]:
    """The environment that the Helm chart gives the controller with its default values.

    The tag of the images is the chart's version, without a "v" (templates/controller-deployment.yaml). No earlier chart
    than that of v0.10.44 has a token for the administration of memories.
    """
    token = {"MEMORY_ADMIN_TOKEN_SECRET": "sympozium-memory-admin-token"}  # the name of a Secret, not a token
    return {
        **(token if release >= ADMIN_TOKEN else {}),
        "OTEL_EXPORTER_OTLP_ENDPOINT": _COLLECTOR,
        f"{_OTEL}ENABLED": "true",
        f"{_OTEL}ENDPOINT": _COLLECTOR,
        f"{_OTEL}PROTOCOL": "grpc",
        f"{_OTEL}SERVICE_NAME": "sympozium",
        "SYMPOZIUM_IMAGE_REGISTRY": _REGISTRY,
        "SYMPOZIUM_IMAGE_TAG": _NEWEST_CHART if release == MAIN else str(release).removeprefix("v"),
    }


class Circumstances(NamedTuple):
    """What a controller finds when it reconciles a pack.

    Args:
        environment: its environment variables.
        model_endpoint: the address of the Model that `spec.modelRef` names; "" where it is not Ready.
        existing_secrets: the Secrets of the namespace; None means all that the pack refers to.
        namespace: where a pack that names none is applied.
    """

    environment: Mapping[str, str]
    model_endpoint: str = ""
    existing_secrets: frozenset[str] | None = None
    namespace: str = "default"

    def variable(self, name: str, default: str) -> Traced:
        """The value of an environment variable, or what the controller takes where it is unset or empty."""
        value = self.environment.get(name, "")
        if value:
            return because(value, f"{name} of the controller")
        return because(default, f"{name} of the controller is not set" + ("; its own default" if default else ""))

    def image(self, name: str) -> Traced:
        """The image of a part of Sympozium."""
        registry = self.variable("SYMPOZIUM_IMAGE_REGISTRY", _REGISTRY).value
        tag = self.variable("SYMPOZIUM_IMAGE_TAG", "latest").value
        return because(f"{registry}/{name}:{tag}", "SYMPOZIUM_IMAGE_REGISTRY and SYMPOZIUM_IMAGE_TAG of the controller")

    def has_secret(self, name: str) -> bool:
        """Whether the Secret is there."""
        return self.existing_secrets is None or name in self.existing_secrets

    def endpoint_for(self, pack: Pack) -> str:
        """The address of the pack's Model; "" for a pack without `modelRef`."""
        return self.model_endpoint if pack.spec.model_ref else ""

    def usual_endpoint(self, pack: Pack) -> str:
        """Where the pack's Model is usually found, by its name; "" for a pack without `modelRef`.

        A name without a namespace is looked up in the pack's own first (ensemble_controller.go); the port is that of
        all servers but vllm (model_controller.go).
        """
        if not pack.spec.model_ref:
            return ""
        given, _, name = pack.spec.model_ref.rpartition("/")
        return f"http://model-{name}.{given or self.namespace_of(pack)}.svc:8080/v1"

    def namespace_of(self, pack: Pack) -> str:
        """The namespace of everything that is made of a pack: its own."""
        return pack.namespace or self.namespace


def observability(around: Circumstances) -> dict[str, object]:
    """The `observability` of every agent (ensemble_controller.go); its attributes cannot be changed."""
    enabled = around.variable(f"{_OTEL}ENABLED", "")
    return {
        "enabled": because(enabled.value.lower() == "true", enabled.origin.why),
        "otlpEndpoint": around.variable(f"{_OTEL}ENDPOINT", _COLLECTOR),
        "otlpProtocol": around.variable(f"{_OTEL}PROTOCOL", "grpc"),
        "serviceName": around.variable(f"{_OTEL}SERVICE_NAME", "sympozium"),
        "resourceAttributes": {"deployment.environment": "cluster", "k8s.cluster.name": "unknown"},
    }
