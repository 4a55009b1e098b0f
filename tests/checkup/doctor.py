"""What tests of the doctor put into a cluster, and how they run it."""

from __future__ import annotations

import http.client
import json
import time
from typing import Any

from cli.program import Outcome, environment, sympozium
from cluster.api import Object
from cluster.server import ADMIN
from cluster.site import Site
from sympozium_cli.cluster.resource import DEPLOYMENTS, NAMESPACES, Resource

_PATIENCE = 60
SYSTEM = "sympozium-system"
STATEFUL_SETS = Resource("apps", "v1", "statefulsets", "StatefulSet")


def run(site: Site, *arguments: str, user: str = ADMIN, namespace: str | None = None) -> Outcome:
    """Run `sympozium doctor` as a user whose context is the site's namespace."""
    config = environment(KUBECONFIG=str(site.kubeconfig(user, namespace)))
    return sympozium("doctor", *arguments, env=config)


def report(site: Site, *arguments: str, user: str = ADMIN, code: int = 0) -> dict[str, list[Any]]:
    """The results of the doctor by their checks."""
    outcome = run(site, *arguments, "-o", "json", user=user)
    assert (outcome.code, outcome.err) == (code, "")
    results: dict[str, list[Any]] = {}
    for result in json.loads(outcome.out)["results"]:
        results.setdefault(result["check"], []).append(result)
    return results


def await_schema(site: Site) -> None:
    """Wait until a new server has published the fields of its CRDs, which takes it a few seconds."""
    deadline = time.monotonic() + _PATIENCE
    while site.admin.ask("GET", "/openapi/v3/apis/sympozium.ai/v1alpha1").code != http.client.OK:
        assert time.monotonic() < deadline, "the server does not publish its schema"
        time.sleep(0.1)


def pack(site: Site, name: str = "team", **spec: Any) -> Object:
    """A pack with one persona."""
    personas = {site.target.list_key: [{"name": "lead", "systemPrompt": "You lead."}]}
    facts = {"apiVersion": "sympozium.ai/v1alpha1", "kind": site.packs.kind, "metadata": {"name": name}}
    return site.pack({**facts, "spec": {"enabled": True, **personas, **spec}})


def controller(site: Site, image: str, *, ready: int = 1) -> None:
    """A controller as upstream's chart makes it."""
    site.admin.ask("POST", NAMESPACES.path(), {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": SYSTEM}})
    labels = {"control-plane": "controller-manager"}
    pod = {"metadata": {"labels": labels}, "spec": {"containers": [{"name": "manager", "image": image}]}}
    value = {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "sympozium-controller-manager", "labels": labels},
        "spec": {"replicas": 1, "selector": {"matchLabels": labels}, "template": pod},
    }
    site.admin.create(DEPLOYMENTS, value, SYSTEM)
    status = {"status": {"replicas": 1, "readyReplicas": ready}}
    site.admin.patch(DEPLOYMENTS, "sympozium-controller-manager", status, SYSTEM, "status")
