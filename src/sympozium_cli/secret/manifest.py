"""Secrets as the API server takes them, and as people may see them."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any, Final

from sympozium_cli.cluster.capacity import MOST_HELD, over_full
from sympozium_cli.cluster.port import Object
from sympozium_cli.errors import InputError
from sympozium_cli.secret.fingerprint import fingerprint
from sympozium_cli.secret.value import MARK, SecretValue

_LAST_APPLIED: Final = "kubectl.kubernetes.io/last-applied-configuration"

Values = Mapping[str, SecretValue]
"""What to put into a Secret, by the keys of its data."""


def secret_manifest(
    name: str, namespace: str, values: Values, labels: Mapping[str, str], annotations: Mapping[str, str] | None = None
) -> Object:
    """The Secret to create.

    Raises:
        InputError: it is larger than the API server takes.
    """
    metadata: dict[str, Any] = {"name": name, "namespace": namespace, "labels": dict(labels)}
    if annotations:
        metadata["annotations"] = dict(annotations)
    return {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "type": "Opaque", "data": encoded(values)}


def encoded(values: Values) -> dict[str, str]:
    """The values as the data of a Secret.

    Raises:
        InputError: they are larger than the API server takes.
    """
    size = sum(value.size for value in values.values())
    if size > MOST_HELD:
        raise InputError(f"the Secret would hold {size} bytes, and the API server takes {MOST_HELD}")
    return {
        key: b64encode(value.reveal().encode("utf-8", "surrogateescape")).decode("ascii")
        for key, value in values.items()
    }


def demand_fitting(secret: Object, values: Values) -> None:
    """Refuse values for which a Secret has no room beside what it holds already.

    Raises:
        RejectedError: it would be larger than the API server takes.
    """
    others = sum(len(value) for key, value in decoded(secret).items() if key not in values)
    size = others + sum(value.size for value in values.values())
    if size > MOST_HELD:
        metadata = secret["metadata"]
        raise over_full(metadata["name"], metadata["namespace"], size)


def decoded(secret: Object) -> dict[str, bytes]:
    """The data of a Secret that the API server sent; what is no base64 is taken for empty."""
    data = secret.get("data")
    return {key: _bytes(value) for key, value in data.items()} if isinstance(data, dict) else {}


def for_eyes(secret: Object, key: bytes) -> Object:
    """The Secret with a mark in place of every value.

    Args:
        secret: as it is sent, or as the API server sent it.
        key: the key of fingerprints.
    """
    metadata = {part: value for part, value in secret.get("metadata", {}).items() if part != "managedFields"}
    annotations = metadata.get("annotations")
    if annotations and _LAST_APPLIED in annotations:
        metadata["annotations"] = {**annotations, _LAST_APPLIED: MARK}
    shown = {**secret, "metadata": metadata}
    if "data" in secret:
        shown["data"] = {name: mark(value, key) for name, value in decoded(secret).items()}
    if "stringData" in secret:
        shown["stringData"] = dict.fromkeys(secret["stringData"], MARK)
    return shown


def mark(value: bytes, key: bytes) -> str:
    """What stands in place of a value: how long it is, and by what to recognize it."""
    return f"<redacted {len(value)} bytes, fingerprint {fingerprint(value, key)}>"


def _bytes(value: Any) -> bytes:
    try:
        return b64decode(value, validate=True)
    except (TypeError, ValueError):
        return b""
