"""A proxy that reads what it passes on, so that single requests to a real server can go wrong in chosen ways."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator

from cluster.server import Server
from fakeapi.access import User
from fakeapi.answer import Answer
from fakeapi.front import Front
from fakeapi.request import Request

_HOP_BY_HOP = ("connection", "keep-alive", "transfer-encoding", "content-length", "content-type", "host")
_PATIENCE = 60


class HttpProxy(Front):
    """A server of the tests that asks another one; faults are injected as into an emulated server.

    Args:
        target: who is asked.
    """

    def __init__(self, target: Server) -> None:
        self._port = target.port
        self._trust = ssl.create_default_context(cafile=str(target.authority))
        self._asked: set[http.client.HTTPSConnection] = set()
        super().__init__()

    def _answer(self, request: Request, user: User | None) -> Answer:  # noqa: ARG002
        asked = http.client.HTTPSConnection("127.0.0.1", self._port, timeout=_PATIENCE, context=self._trust)
        sent = {name: text for name, text in request.headers.items() if name.lower() not in _HOP_BY_HOP}
        if request.body:
            sent["Content-Type"] = request.headers.get("Content-Type", "application/json")
        self._asked.add(asked)
        try:
            asked.request(request.method, request.target, request.body or None, sent)
            heard = asked.getresponse()
            answer = _head(heard)
            if request.verb == "watch" or request.is_set("follow"):
                return answer._replace(chunks=self._lines(asked, heard))
            answer = answer._replace(body=heard.read())
        except BaseException:
            self._end(asked)
            raise
        self._end(asked)
        return answer

    def _lines(self, asked: http.client.HTTPSConnection, heard: http.client.HTTPResponse) -> Iterator[bytes]:
        try:
            yield from heard
        finally:
            self._end(asked)

    def _end(self, asked: http.client.HTTPSConnection) -> None:
        self._asked.discard(asked)
        asked.close()

    def close(self) -> None:
        for asked in list(self._asked):
            if asked.sock:
                asked.sock.shutdown(socket.SHUT_RDWR)
        super().close()


def _head(heard: http.client.HTTPResponse) -> Answer:
    kept = tuple((name, text) for name, text in heard.headers.items() if name.lower() not in _HOP_BY_HOP)
    return Answer(heard.status, b"", heard.headers.get("Content-Type", "application/json"), kept)
