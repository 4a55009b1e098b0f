"""The three objects of a memory server: the pack's shared one, and one for every agent.

After ensemble_controller.go (reconcileSharedMemory) and agent_controller.go (reconcileMemoryDeployment).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import Manifest, Owner, metadata
from sympozium_cli.render.origin import Traced, because

_PORT = 8080
_VOLUME = "memory-db"
_NOTE = "made once: later edits of the pack do not reach it"


class Server(NamedTuple):
    """What tells one memory server from another.

    Args:
        name: the name of its Deployment and its Service.
        called: where that name comes from.
        namespace: where it lives.
        labels: on the Deployment, its pods and the Service.
        claim_labels: on the PersistentVolumeClaim.
        size: how much it can store, in the canonical words of Kubernetes.
        variables: environment variables of its own.
        owner: what takes it along.
        made_by: the controller.
        persona: the persona it belongs to; "" for the shared one.
    """

    name: str
    called: str
    namespace: str
    labels: dict[str, Any]
    claim_labels: dict[str, Any]
    size: Any
    variables: list[Any]
    owner: Owner
    made_by: str
    persona: str


def memory_server(server: Server, around: Circumstances) -> list[Manifest]:
    """The PersistentVolumeClaim, the Deployment and the Service, in this order."""
    claim = because(f"{server.name}-db", "the name of the memory server")
    trees = [
        volume_claim(metadata(claim, server.namespace, server.claim_labels, server.owner), server.size),
        _deployment(server, claim, around),
        _service(server),
    ]
    return [Manifest(tree, server.made_by, server.persona, _NOTE) for tree in trees]


def volume_claim(about: dict[str, Any], size: Any) -> dict[str, Any]:
    """A PersistentVolumeClaim for one pod."""
    return {
        "apiVersion": "v1",
        "kind": "PersistentVolumeClaim",
        "metadata": about,
        "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": size}}},
    }


def deployment(about: dict[str, Any], labels: dict[str, Any], strategy: dict[str, Any], pod: dict[str, Any]) -> Any:
    """A Deployment of one pod, selected by all its labels."""
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": about,
        "spec": {
            "replicas": 1,
            "selector": {"matchLabels": labels},
            "strategy": strategy,
            "template": {"metadata": {"labels": labels}, "spec": pod},
        },
    }


def admin_token(around: Circumstances) -> list[Any]:
    """The variable with the token for administration, where the controller has a Secret for it."""
    secret = around.variable("MEMORY_ADMIN_TOKEN_SECRET", "")
    if not secret.value:
        return []
    reference = {"name": secret, "key": "token", "optional": True}
    return [{"name": "MEMORY_ADMIN_TOKEN", "valueFrom": {"secretKeyRef": reference}}]


def _deployment(server: Server, claim: Traced, around: Circumstances) -> Any:
    about = metadata(because(server.name, server.called), server.namespace, server.labels, server.owner)
    pod = {
        "containers": [_container(server, around)],
        "volumes": [{"name": _VOLUME, "persistentVolumeClaim": {"claimName": claim}}],
        "securityContext": {"fsGroup": 1000},
    }
    return deployment(about, server.labels, {"type": "Recreate"}, pod)


def _container(server: Server, around: Circumstances) -> dict[str, Any]:
    return {
        "name": "memory-server",
        "image": around.image("skill-memory"),
        "imagePullPolicy": "IfNotPresent",
        "ports": [{"name": "http", "containerPort": _PORT, "protocol": "TCP"}],
        "env": [
            {"name": "MEMORY_DB_PATH", "value": "/data/memory.db"},
            {"name": "MEMORY_PORT", "value": str(_PORT)},
            *server.variables,
        ],
        "volumeMounts": [{"name": _VOLUME, "mountPath": "/data"}],
        "startupProbe": _probe(periodSeconds=2, failureThreshold=30),
        "readinessProbe": _probe(periodSeconds=10),
        "livenessProbe": _probe(initialDelaySeconds=5, periodSeconds=30),
        "resources": {
            "requests": {"cpu": "50m", "memory": "64Mi"},
            "limits": {"cpu": "200m", "memory": "128Mi"},
        },
    }


def _probe(**times: int) -> dict[str, Any]:
    return {"httpGet": {"path": "/health", "port": _PORT}, **times}


def _service(server: Server) -> dict[str, Any]:
    return {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": metadata(because(server.name, server.called), server.namespace, server.labels, server.owner),
        "spec": {
            "selector": server.labels,
            "ports": [{"name": "http", "port": _PORT, "targetPort": _PORT, "protocol": "TCP"}],
        },
    }


def variable(name: str, value: Any) -> dict[str, Any]:
    """An environment variable; an empty value is not written."""
    empty = (value.value if hasattr(value, "origin") else value) == ""
    return {"name": name} if empty else {"name": name, "value": value}


def fixed(name: str, value: str, why: str) -> dict[str, Any]:
    """An environment variable whose value is the same for every agent."""
    return {"name": name, "value": because(value, why)}
