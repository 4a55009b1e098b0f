"""A plain client of the API server, for what tests prepare and look up themselves: none of it is the program's own."""

from __future__ import annotations

import http.client
import json
import select
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from sympozium_cli.cluster.resource import Resource

Object = dict[str, Any]

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"
JSON_PATCH = "application/json-patch+json"
APPLY_PATCH = "application/apply-patch+yaml"
_COME_AGAIN = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_FRESH = 2.0
"""Seconds for which an unused connection is taken to be alive."""
_PATIENCE = 60.0
"""Seconds to wait for an answer: a busy machine may be slow, but nothing may hang."""


class Answer(NamedTuple):
    """What the API server answered: `value` is the body's JSON, or its text where it is none."""

    code: int
    value: Any
    headers: http.client.HTTPMessage

    @property
    def reason(self) -> str:
        """The reason of a Status, such as "AlreadyExists"; "" for everything else."""
        return str(self.value.get("reason", "")) if isinstance(self.value, dict) and self.code >= 400 else ""

    @property
    def message(self) -> str:
        """The message of a Status, or the plain text of the body."""
        return str(self.value.get("message", "")) if isinstance(self.value, dict) else str(self.value)

    @property
    def causes(self) -> list[tuple[str, str]]:
        """The fields and the reasons of a Status."""
        details = self.value.get("details") or {} if isinstance(self.value, dict) else {}
        return [(cause.get("field", ""), cause.get("reason", "")) for cause in details.get("causes", ())]

    @property
    def warnings(self) -> list[str]:
        """The texts of the Warning headers."""
        return [json.loads(text.split(" ", 2)[2]) for text in self.headers.get_all("Warning", [])]


class RefusedError(Exception):
    """The API server did not do what a test had asked of it."""

    def __init__(self, answer: Answer, asked: str) -> None:
        super().__init__(f"{asked}: {answer.code} {answer.reason}: {answer.message}")
        self.answer = answer


class Api:
    """An API server, with the rights of one token. Threads may share it."""

    def __init__(self, port: int, authority: Path, token: str) -> None:
        self.port = port
        self.token = token
        self._idle: list[tuple[http.client.HTTPSConnection, float]] = []
        self._trust = ssl.create_default_context(cafile=str(authority))

    def __del__(self) -> None:
        for connection, _ in getattr(self, "_idle", ()):
            connection.close()

    def ask(
        self,
        method: str,
        path: str,
        value: Any = None,
        query: Mapping[str, str] | None = None,
        content_type: str = JSON,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send one request, once; every answer of the server is an answer, refusals too."""
        target = f"{path}?{urlencode(query)}" if query else path
        body = None if value is None else value if isinstance(value, bytes) else json.dumps(value).encode()
        sent = {**self._headers(), **(headers or {})}
        if body is not None:
            sent["Content-Type"] = content_type
        connection = self._connection()
        try:
            connection.request(method, target, body, sent)
            response = connection.getresponse()
            text = response.read().decode()
        except BaseException:
            connection.close()
            raise
        self._idle.append((connection, time.monotonic()))
        return Answer(response.status, _json(text), response.headers)

    def get(self, resource: Resource, name: str, namespace: str = "", subresource: str = "") -> Object:
        """One object."""
        return self._done("GET", resource.path(namespace, name, subresource))

    def find(self, resource: Resource, name: str, namespace: str = "") -> Object | None:
        """One object, or None where there is none."""
        answer = self.ask("GET", resource.path(namespace, name))
        return None if answer.code == 404 else _demand(answer, f"GET {name}")

    def list(self, resource: Resource, namespace: str = "", labels: str = "") -> list[Object]:
        """The objects of a namespace, or of all of them; with apiVersion and kind, which lists leave out."""
        query = {"labelSelector": labels} if labels else None
        listed = self._done("GET", resource.path(namespace), query=query)
        named = {"apiVersion": resource.api_version, "kind": resource.kind}
        return [{**named, **item} for item in listed["items"]]

    def create(self, resource: Resource, value: Object, namespace: str = "") -> Object:
        """Make an object."""
        return self._done("POST", resource.path(namespace), value)

    def replace(self, resource: Resource, value: Object, subresource: str = "") -> Object:
        """Put an object in the place of the present one, which must have its resourceVersion."""
        about = value["metadata"]
        return self._done("PUT", resource.path(about.get("namespace", ""), about["name"], subresource), value)

    def patch(
        self, resource: Resource, name: str, change: Object, namespace: str = "", subresource: str = ""
    ) -> Object:
        """Merge a change into an object."""
        path = resource.path(namespace, name, subresource)
        return self._done("PATCH", path, change, content_type=MERGE_PATCH)

    def apply(self, resource: Resource, value: Object, namespace: str = "", manager: str = "tests") -> Object:
        """Apply an object on the server's side, whoever owned its fields before."""
        path = resource.path(namespace, value["metadata"]["name"])
        return self._done("PATCH", path, value, {"fieldManager": manager, "force": "true"}, APPLY_PATCH)

    def delete(self, resource: Resource, name: str, namespace: str = "") -> bool:
        """Delete an object; False where there was none."""
        answer = self.ask("DELETE", resource.path(namespace, name))
        if answer.code == 404:
            return False
        _demand(answer, f"DELETE {name}")
        return True

    def watch(self, resource: Resource, namespace: str, seconds: int) -> Iterator[Object]:
        """What happens to the objects of a namespace in the next seconds, each time as an event."""
        return self.events(resource.path(namespace), {"timeoutSeconds": str(seconds)})

    def events(self, path: str, query: Mapping[str, str]) -> Iterator[Object]:
        """What a watch tells, until the server ends it."""
        with closing(self._connection()) as connection:
            target = f"{path}?{urlencode({'watch': 'true', **query})}"
            connection.request("GET", target, headers=self._headers())
            for line in connection.getresponse():
                yield json.loads(line)

    def _done(self, method: str, path: str, *arguments: Any, **options: Any) -> Object:
        deadline = time.monotonic() + _PATIENCE
        while True:
            answer = self.ask(method, path, *arguments, **options)
            # A server that has just started asks to come again, and has done nothing.
            if answer.code not in _COME_AGAIN or time.monotonic() > deadline:
                return _demand(answer, f"{method} {path}")
            time.sleep(0.1)

    def _headers(self) -> dict[str, str]:
        """What every request says: who asks, unless that is nobody."""
        return {"Accept": JSON, **({"Authorization": f"Bearer {self.token}"} if self.token else {})}

    def _connection(self) -> http.client.HTTPSConnection:
        """A connection that nobody uses; a new one where the server may have forgotten the old ones."""
        while self._idle:
            connection, since = self._idle.pop()
            if time.monotonic() - since < _FRESH and _is_quiet(connection):
                return connection
            connection.close()
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=_PATIENCE, context=self._trust)


def _is_quiet(connection: http.client.HTTPSConnection) -> bool:
    """Whether nothing has come over an idle connection: all that can come is its end."""
    return connection.sock is not None and not select.select([connection.sock], [], [], 0)[0]


def _demand(answer: Answer, asked: str) -> Object:
    if answer.code >= 300:
        raise RefusedError(answer, asked)
    value: Object = answer.value
    return value


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
