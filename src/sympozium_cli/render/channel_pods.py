"""The pods that connect an agent with its channels (agent_controller.go, reconcileChannels).

They are made once: what changes in a channel later does not reach them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import AGENT_CONTROLLER, Manifest, metadata, name_of, spec_of
from sympozium_cli.render.memory_server import deployment, fixed, volume_claim
from sympozium_cli.render.origin import because, plain
from sympozium_cli.render.slack import slack_variables
from sympozium_cli.render.telemetry import telemetry

SERVICE_ACCOUNT: Final = "sympozium-channel"
_WHATSAPP = "whatsapp"
_WHATSAPP_SIZE = "256Mi"
_NOTE = "made once: later changes of the channel do not reach it"
_EVENT_BUS = "nats://nats.sympozium-system.svc:4222"


def channel_pods(agent: Manifest, around: Circumstances) -> Iterator[Manifest]:
    """The service account, and per channel its volume and its Deployment."""
    channels = plain(spec_of(agent).get("channels") or [])
    traced = spec_of(agent).get("channels") or []
    if channels:
        yield _service_account(plain(agent.tree["metadata"]["namespace"]))
    for channel, origin in zip(channels, traced, strict=True):
        if _has_credentials(channel, around):
            yield from _channel(agent, channel, origin, around)


def lacks_secret(agent: Manifest, around: Circumstances) -> list[tuple[str, str]]:
    """The channels that get no pod, each with the Secret that is not there."""
    channels = plain(spec_of(agent).get("channels") or [])
    return [
        (channel["type"], channel["configRef"]["secret"])
        for channel in channels
        if not _has_credentials(channel, around)
    ]


def _service_account(namespace: str) -> Manifest:
    labels = {"app.kubernetes.io/managed-by": "sympozium"}
    tree = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata(SERVICE_ACCOUNT, namespace, labels)}
    return Manifest(tree, AGENT_CONTROLLER, note="shared by the whole namespace, and never removed")


def _has_credentials(channel: dict[str, Any], around: Circumstances) -> bool:
    """Whether the controller makes the pod: its Secret is there, or a CSI volume may bring the credentials."""
    secret = channel["configRef"]["secret"]
    by_volume = any("csi" in volume for volume in channel.get("volumes", ()))
    return not secret or by_volume or around.has_secret(secret)


def _channel(agent: Manifest, channel: dict[str, Any], traced: Any, around: Circumstances) -> Iterator[Manifest]:
    kind, namespace = channel["type"], plain(agent.tree["metadata"]["namespace"])
    owner = (agent.kind, agent.name)
    name = f"{agent.name}-channel-{kind}"
    labels = {
        "sympozium.ai/component": "channel",
        "sympozium.ai/channel": traced["type"],
        "sympozium.ai/instance": name_of(agent),
    }
    about = metadata(because(name, "the agent's name and the channel"), namespace, labels, owner)
    keeps_data = kind == _WHATSAPP
    if keeps_data:
        claim = volume_claim(
            metadata(because(f"{name}-data", "the agent's name and the channel"), namespace, labels, owner),
            _WHATSAPP_SIZE,
        )
        yield Manifest(claim, AGENT_CONTROLLER, agent.persona, _NOTE)
    pod = _pod(agent, channel, traced, around, f"{name}-data" if keeps_data else "")
    strategy = {"type": "Recreate"} if keeps_data else {}
    yield Manifest(deployment(about, labels, strategy, pod), AGENT_CONTROLLER, agent.persona, _NOTE)


def _pod(agent: Manifest, channel: dict[str, Any], traced: Any, around: Circumstances, claim: str) -> dict[str, Any]:
    volumes = [{"name": "whatsapp-data", "persistentVolumeClaim": {"claimName": claim}}] if claim else []
    mounts = [{"name": "whatsapp-data", "mountPath": "/data"}] if claim else []
    container: dict[str, Any] = {
        "name": "channel",
        "image": around.image(f"channel-{channel['type']}"),
        "imagePullPolicy": "IfNotPresent",
        "env": _variables(agent, channel, around),
        "resources": {},
    }
    if channel["configRef"]["secret"]:
        container["envFrom"] = [{"secretRef": {"name": traced["configRef"]["secret"]}}]
    mounts += channel.get("volumeMounts", [])
    volumes += channel.get("volumes", [])
    if mounts:
        container["volumeMounts"] = mounts
    pod: dict[str, Any] = {"serviceAccountName": SERVICE_ACCOUNT, "containers": [container]}
    return {**pod, "volumes": volumes} if volumes else pod


def _variables(agent: Manifest, channel: dict[str, Any], around: Circumstances) -> list[Any]:
    return [
        {"name": "INSTANCE_NAME", "value": name_of(agent)},
        fixed("EVENT_BUS_URL", _EVENT_BUS, "fixed in the controller"),
        *telemetry(agent, around, f"sympozium-channel-{channel['type']}"),
        *slack_variables(channel),
    ]
