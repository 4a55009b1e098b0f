"""The pack of a file, on its way into a cluster."""

from __future__ import annotations

from typing import Any, Final

from sympozium_cli.activation.kinds import Kinds
from sympozium_cli.cluster.port import Object
from sympozium_cli.schema.catalog import API_VERSION
from sympozium_cli.schema.spelling import respelled

_OF_ACTIVATION: Final = ("enabled", "authRefs")
_FROM_AUTHORS: Final = ("name", "namespace", "labels", "annotations")


def for_cluster(value: Any, kinds: Kinds, namespace: str) -> Object:
    """A document as this cluster can store it: in its words, in that namespace, and without what only it may say."""
    written, _ = respelled(value, kinds.target)
    about = written.get("metadata") or {}
    return {
        "apiVersion": API_VERSION,
        "kind": kinds.target.kind,
        "metadata": {**{key: about[key] for key in _FROM_AUTHORS if about.get(key)}, "namespace": namespace},
        "spec": dict(written.get("spec") or {}),
    }


def as_applied(value: Object, *, enabled: bool) -> Object:
    """What of a pack is applied before it is activated: nothing that would start it, or cost it a Secret.

    The controller deletes the Secrets of authRefs of every pack that is not enabled (ensemble_controller.go), so that
    these are written together with `enabled` alone.

    Args:
        value: the pack.
        enabled: whether the pack that is there is enabled, and is to stay so.
    """
    spec: dict[str, Any] = value["spec"]
    if enabled:
        return {**value, "spec": {**spec, "enabled": True} if "enabled" in spec else spec}
    return {**value, "spec": {key: part for key, part in spec.items() if key not in _OF_ACTIVATION}}
