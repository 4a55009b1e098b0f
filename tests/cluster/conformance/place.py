"""A namespace on some API server, and what probes do there."""

from __future__ import annotations

import secrets
from typing import Any, NamedTuple
from urllib.parse import urlencode

from cluster.api import Answer, Api
from cluster.server import Server

GROUP = "sympozium.ai"
VERSION = f"{GROUP}/v1alpha1"
MERGE = "application/merge-patch+json"
STEPS = "application/json-patch+json"
APPLY = "application/apply-patch+yaml"
STRATEGIC = "application/strategic-merge-patch+json"

Object = dict[str, Any]


def fresh(prefix: str) -> str:
    """A name that nobody has used on a server that others use too."""
    return f"{prefix}-{secrets.token_hex(4)}"


def pack(name: str = "", /, **spec: Any) -> Object:
    """An Ensemble with one persona."""
    persona = {"name": "lead", "systemPrompt": "You lead."}
    metadata = {"name": name} if name else {}
    return {
        "apiVersion": VERSION,
        "kind": "Ensemble",
        "metadata": metadata,
        "spec": {"agentConfigs": [persona], **spec},
    }


def secret(name: str, /, **parts: Any) -> Object:
    """A Secret."""
    return {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name}, **parts}


def named(value: Object, **metadata: Any) -> Object:
    """A value with more in its metadata."""
    return {**value, "metadata": {**value["metadata"], **metadata}}


class Place(NamedTuple):
    """A namespace, seen by somebody."""

    server: Server
    api: Api
    namespace: str

    def seen_by(self, token: str) -> Place:
        """The same namespace, with the rights of a token; "" is nobody's."""
        return self._replace(api=Api(self.server.port, self.server.authority, token))

    def within(self, namespace: str) -> Place:
        """Another namespace, with the same rights."""
        return self._replace(namespace=namespace)

    def path(self, plural: str, name: str = "", part: str = "", **query: str) -> str:
        """The path of the objects of the namespace, or of one, or of a part of it."""
        core = plural in ("secrets", "configmaps", "pods", "resourcequotas")
        prefix = "/api/v1" if core else f"/apis/{VERSION}"
        path = "/".join(step for step in (prefix, "namespaces", self.namespace, plural, name, part) if step)
        return f"{path}?{urlencode(query)}" if query else path

    def create(self, value: Object, plural: str = "ensembles", **query: str) -> Answer:
        return self.api.ask("POST", self.path(plural, **query), value)

    def made(self, value: Object, plural: str = "ensembles") -> Object:
        """Create, and demand that it went well."""
        heard = self.create(value, plural)
        assert heard.code == 201, heard.value
        stored: Object = heard.value
        return stored

    def get(self, name: str, plural: str = "ensembles", **query: str) -> Answer:
        return self.api.ask("GET", self.path(plural, name, **query))

    def list(self, plural: str = "ensembles", **query: str) -> Answer:
        return self.api.ask("GET", self.path(plural, **query))

    def put(self, value: Object, plural: str = "ensembles", part: str = "", **query: str) -> Answer:
        return self.api.ask("PUT", self.path(plural, value["metadata"]["name"], part, **query), value)

    def patch(
        self, name: str, change: Any, media: str = MERGE, plural: str = "ensembles", part: str = "", **query: str
    ) -> Answer:
        path = self.path(plural, name, part, **query)
        return self.api.ask("PATCH", path, change, content_type=media)

    def apply(self, value: Object, manager: str, **query: str) -> Answer:
        return self.patch(value["metadata"]["name"], value, APPLY, fieldManager=manager, **query)

    def delete(self, name: str, options: Object | None = None, plural: str = "ensembles", **query: str) -> Answer:
        return self.api.ask("DELETE", self.path(plural, name, **query), options)


def assert_refused(heard: Answer, code: int, reason: str, **details: Any) -> None:
    """Assert that an answer is a Status of failure, and what its details say; causes are compared elsewhere."""
    status = heard.value
    told = {name: status.get(name) for name in ("kind", "apiVersion", "metadata", "status")}
    assert told == {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure"}, status
    assert (heard.code, status["code"], status.get("reason", "")) == (code, code, reason), status
    found = {name: fact for name, fact in status.get("details", {}).items() if name != "causes"}
    assert found == details, status
