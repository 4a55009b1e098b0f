"""A client that takes nothing for granted: plain requests to an API server, whichever it is."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Iterator, Mapping
from email.message import Message
from typing import Any, NamedTuple
from urllib.parse import urlsplit

_PATIENCE = 20


class Heard(NamedTuple):
    """What a server answered."""

    code: int
    headers: Message
    body: bytes

    @property
    def value(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)

    @property
    def reason(self) -> str:
        """The reason of a Status; "" where it has none."""
        return str(self.value.get("reason", ""))

    @property
    def causes(self) -> list[tuple[str, str]]:
        """The reason and the field of each cause of a Status."""
        told = self.value.get("details", {}).get("causes", [])
        return [(cause.get("reason", ""), cause.get("field", "")) for cause in told]


class Endpoint:
    """An API server: its address, the authority that signed its certificate, and a token for it."""

    def __init__(self, url: str, ca_file: str, token: str) -> None:
        self.url = url
        self.ca_file = ca_file
        self.token = token
        self._context = ssl.create_default_context(cafile=ca_file) if ca_file else None

    def as_user(self, token: str) -> Endpoint:
        """The same server, seen by somebody else; "" is nobody."""
        return Endpoint(self.url, self.ca_file, token)

    def request(self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None) -> Heard:
        """One request; a body that is not bytes is sent as JSON."""
        connection, answer = self._send(method, path, body, headers or {})
        try:
            return Heard(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def events(self, path: str) -> Iterator[Any]:
        """The events of a watch, until the server ends it."""
        connection, answer = self._send("GET", path, None, {})
        try:
            for line in answer:
                yield json.loads(line)
        finally:
            connection.close()

    def _send(
        self, method: str, path: str, body: Any, headers: Mapping[str, str]
    ) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        address = urlsplit(self.url).netloc
        if self._context is None:
            connection = http.client.HTTPConnection(address, timeout=_PATIENCE)
        else:
            connection = http.client.HTTPSConnection(address, timeout=_PATIENCE, context=self._context)
        raw = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        sent = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "probe/1", **headers}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        connection.request(method, path, raw, sent)
        return connection, connection.getresponse()
