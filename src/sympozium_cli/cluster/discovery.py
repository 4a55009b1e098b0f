"""What an API server serves, and what its user may do there: the questions, and what the answers mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympozium_cli.cluster.port import Object, Served
from sympozium_cli.cluster.request import Doing, Request, request
from sympozium_cli.cluster.resource import Resource

REVIEWS = Resource(
    "authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", namespaced=False
)


def group_path(group: str, version: str) -> str:
    """Where an API server lists the resources of a group."""
    return f"/apis/{group}/{version}" if group else f"/api/{version}"


def resources(group: str, version: str, found: Object) -> tuple[Served, ...]:
    """The resources of an APIResourceList, without those that are parts of others."""
    items = found.get("resources")
    return tuple(
        _served(group, version, item)
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict) and "/" not in str(item.get("name"))
    )


def review(doing: Doing, subresource: str = "") -> Request:
    """Asks whether the user may do something."""
    resource = doing.resource
    assert resource is not None
    attributes = {
        "verb": doing.verb,
        "group": resource.group,
        "resource": resource.plural,
        "subresource": subresource,
        "namespace": doing.namespace,
        "name": doing.name,
    }
    body = {
        "apiVersion": REVIEWS.api_version,
        "kind": REVIEWS.kind,
        "spec": {"resourceAttributes": {key: text for key, text in attributes.items() if text}},
    }
    return request(Doing("create", REVIEWS), body=body)


def is_allowed(reviewed: Object) -> bool:
    """Whether the review says yes."""
    status = reviewed.get("status")
    return isinstance(status, dict) and status.get("allowed") is True


def _served(group: str, version: str, item: Mapping[str, Any]) -> Served:
    resource = Resource(group, version, str(item.get("name")), str(item.get("kind")), item.get("namespaced") is True)
    return Served(resource, _texts(item.get("shortNames")), _texts(item.get("verbs")))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()
