"""Objects as the API server keeps them: with its defaults, and with the finalizers that the controllers add.

Left out is what only a cluster can know: uids, versions, times, status, addresses, storage classes. The defaults are
those of Kubernetes' pkg/apis/core/v1/defaults.go and pkg/apis/apps/v1/defaults.go, and of Sympozium's CRDs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.origin import because, plain
from sympozium_cli.schema.catalog import field_at
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.schema.verdict import verdict

_FINALIZERS: Final = {
    "Agent": "sympozium.ai/finalizer",
    "SympoziumInstance": "sympozium.ai/finalizer",
    "SympoziumSchedule": "sympozium.ai/schedule-finalizer",
    "AgentRun": "sympozium.ai/agentrun-finalizer",
}
_SERVER = "default of the API server"
_CONTROLLER = "added by its controller"

_DEPLOYMENT = {"revisionHistoryLimit": 10, "progressDeadlineSeconds": 600}
_ROLLING = {"maxSurge": "25%", "maxUnavailable": "25%"}
_POD = {
    "dnsPolicy": "ClusterFirst",
    "restartPolicy": "Always",
    "schedulerName": "default-scheduler",
    "securityContext": {},
    "terminationGracePeriodSeconds": 30,
}
_CONTAINER = {
    "terminationMessagePath": "/dev/termination-log",
    "terminationMessagePolicy": "File",
    "resources": {},
}
_PROBE = {"timeoutSeconds": 1, "periodSeconds": 10, "successThreshold": 1, "failureThreshold": 3}
_PROBES = ("startupProbe", "readinessProbe", "livenessProbe")
_SERVICE = {"type": "ClusterIP", "sessionAffinity": "None", "internalTrafficPolicy": "Cluster"}
_RUN = {"cleanup": "delete", "mode": "task", "useContext": True}
_FILE_MODE = 0o644
_WITH_FILE_MODE = ("configMap", "secret", "projected", "downwardAPI")


def stored(manifest: Manifest) -> Manifest:
    """The object as `kubectl get` would show it, but for what only the cluster knows."""
    tree = dict(manifest.tree)
    finalizer = _FINALIZERS.get(manifest.kind)
    if finalizer is not None:
        tree["metadata"] = {**tree["metadata"], "finalizers": [because(finalizer, _CONTROLLER)]}
    complete = _COMPLETE.get(manifest.kind)
    if complete is not None:
        tree["spec"] = complete(tree["spec"])
    return manifest._replace(tree=tree)


def _with(given: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    missing = {key: because(value, _SERVER) for key, value in defaults.items() if key not in given}
    return {**given, **missing}


def _deployment(spec: dict[str, Any]) -> dict[str, Any]:
    template = {**spec["template"], "spec": _pod(spec["template"]["spec"])}
    strategy = spec["strategy"] or _with({}, {"type": "RollingUpdate", "rollingUpdate": _ROLLING})
    return _with({**spec, "strategy": strategy, "template": template}, _DEPLOYMENT)


def _pod(spec: dict[str, Any]) -> dict[str, Any]:
    account = {"serviceAccount": spec["serviceAccountName"]} if "serviceAccountName" in spec else {}
    completed = _with({**spec, "containers": [_container(one) for one in spec["containers"]]}, _POD | account)
    if "volumes" in spec:
        completed["volumes"] = [_volume(plain(volume)) for volume in plain(spec["volumes"])]
    return completed


def _container(container: dict[str, Any]) -> dict[str, Any]:
    probes = {name: _probe(container[name]) for name in _PROBES if name in container}
    return _with({**container, **probes}, _CONTAINER)


def _probe(probe: dict[str, Any]) -> dict[str, Any]:
    return _with({**probe, "httpGet": _with(probe["httpGet"], {"scheme": "HTTP"})}, _PROBE)


def _volume(volume: dict[str, Any]) -> dict[str, Any]:
    modes = {key: _with(volume[key], {"defaultMode": _FILE_MODE}) for key in _WITH_FILE_MODE if key in volume}
    return {**volume, **modes}


def _service(spec: dict[str, Any]) -> dict[str, Any]:
    return _with(spec, _SERVICE)


def _claim(spec: dict[str, Any]) -> dict[str, Any]:
    return _with(spec, {"volumeMode": "Filesystem"})


def _run(spec: dict[str, Any]) -> dict[str, Any]:
    return _with(_with_block(spec, "lifecycle"), _RUN)


def _agent(spec: dict[str, Any]) -> dict[str, Any]:
    default = spec["agents"]["default"]
    for block in ("lifecycle", "subagents"):
        default = _with_block(default, block)
    return _with_block({**spec, "agents": {"default": default}}, "mcpServers")


def _with_block(around: dict[str, Any], key: str) -> dict[str, Any]:
    """`around` with the defaults of a block that has the same schema here as in a pack."""
    node = field_at(NEWEST.kind, NEWEST.release, f"spec.agentConfigs[].{key}")
    if key not in around or node is None:
        return around
    block = around[key]
    return {**around, key: block._replace(value=verdict(plain(block), node).value)}


_COMPLETE: Final[dict[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "Agent": _agent,
    "AgentRun": _run,
    "Deployment": _deployment,
    "PersistentVolumeClaim": _claim,
    "Service": _service,
}
