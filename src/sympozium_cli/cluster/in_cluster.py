"""The access that a pod has: its service account's."""

from __future__ import annotations

import os
from collections.abc import Mapping

from sympozium_cli.cluster.access import Access, Endpoint, Impersonation, Pem, Wishes

MOUNTED = "/var/run/secrets/kubernetes.io/serviceaccount"
"""Where the kubelet mounts it; see client-go, rest/config.go, InClusterConfig."""


def in_cluster(environment: Mapping[str, str], wishes: Wishes, folder: str = MOUNTED) -> Access | None:
    """The access of the pod that we run in; None where we run in none."""
    host, port = environment.get("KUBERNETES_SERVICE_HOST", ""), environment.get("KUBERNETES_SERVICE_PORT", "")
    token = os.path.join(folder, "token")
    if not host or not port or not os.path.isfile(token):
        return None
    host = f"[{host}]" if ":" in host else host
    own = environment.get("POD_NAMESPACE", "") or _content(os.path.join(folder, "namespace"))
    namespace = wishes.namespace or own
    return Access(
        "",
        Endpoint(f"https://{host}:{port}", Pem(path=os.path.join(folder, "ca.crt"))),
        "service-account",
        {"tokenFile": token},
        Impersonation(wishes.impersonate),
        namespace or "default",
        bool(namespace),
    )


def _content(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read(1024).strip()
    except OSError:
        return ""
