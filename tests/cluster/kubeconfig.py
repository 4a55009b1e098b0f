"""Kubeconfig files for a server, as JSON, which is YAML too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cluster.server import ADMIN, Server, token_of


def kubeconfig(server: Server, user: str = ADMIN, namespace: str = "", context: str = "tests") -> dict[str, Any]:
    """A kubeconfig with one context.

    Args:
        server: where its cluster is.
        user: who signs in, by a token.
        namespace: the namespace of the context; "" for none.
        context: the name of the context; cluster and user have names made of it.
    """
    chosen = {"cluster": f"{context}-cluster", "user": f"{context}-user"}
    if namespace:
        chosen["namespace"] = namespace
    cluster = {"server": server.url, "certificate-authority": str(server.authority)}
    return {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": context,
        "clusters": [{"name": chosen["cluster"], "cluster": cluster}],
        "users": [{"name": chosen["user"], "user": {"token": token_of(user)}}],
        "contexts": [{"name": context, "context": chosen}],
    }


def write_kubeconfig(path: Path, config: dict[str, Any]) -> Path:
    """Write a kubeconfig that nobody else may read, as kubectl wants it; returns its path."""
    path.write_text(json.dumps(config, indent=1), "utf-8")
    path.chmod(0o600)
    return path
