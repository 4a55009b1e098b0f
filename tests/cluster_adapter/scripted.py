"""A server on loopback that does what a test tells it, right or wrong, and remembers what it was sent."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from cluster_adapter.certificates import Certificate


class Sent(NamedTuple):
    """A request that arrived."""

    method: str
    target: str
    headers: Mapping[str, str]
    groups: tuple[str, ...]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return {key: values[0] for key, values in parse_qs(urlsplit(self.target).query).items()}

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Reply(NamedTuple):
    """An answer. Without a length, the end of the connection is the end of the body."""

    code: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = {}
    chunks: Sequence[bytes] = ()
    length: int | None = None


class Cut(NamedTuple):
    """Close the connection without an answer."""


class Hold(NamedTuple):
    """Say nothing until the test is over."""


class Drip(NamedTuple):
    """Promise a body and send it in single bytes, for ever."""

    every: float = 0.02


Action = Reply | Cut | Hold | Drip
Script = Callable[[Sent], Action]


def reply(value: Any, code: int = 200, **headers: str) -> Reply:
    """An answer in JSON."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(code, json.dumps(value).encode(), {"Content-Type": "application/json", **named})


def status(code: int, reason: str = "", message: str = "", **details: Any) -> Reply:
    """An answer that is a Status."""
    value = {"kind": "Status", "apiVersion": "v1", "status": "Failure", "message": message, "reason": reason}
    return reply({**value, "code": code, "details": details}, code)


def in_turn(*actions: Action) -> Script:
    """The actions one after the other; the last one for all that follows."""
    left = list(actions)
    return lambda _sent: left.pop(0) if len(left) > 1 else left[0]


class Server:
    """A running server."""

    def __init__(self, script: Script, certificate: Certificate | None, client_authority: Certificate | None) -> None:
        self.script = script
        self.sent: list[Sent] = []
        self.connections = 0
        self.over = threading.Event()
        self._server = _Listening(("127.0.0.1", 0), _Handler)
        self._server.owner = self
        scheme = "http"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate.certificate, certificate.key)
            if client_authority is not None:
                context.load_verify_locations(client_authority.certificate)
                context.verify_mode = ssl.CERT_REQUIRED
            self._server.context = context
            scheme = "https"
        self.port = self._server.server_address[1]
        self.address = f"{scheme}://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def methods(self) -> list[str]:
        return [sent.method for sent in self.sent]


@contextmanager
def serving(
    script: Script, certificate: Certificate | None = None, client_authority: Certificate | None = None
) -> Iterator[Server]:
    server = Server(script, certificate, client_authority)
    try:
        yield server
    finally:
        server.close()


@contextmanager
def raw(answer: bytes, *, hold: bool = False) -> Iterator[tuple[str, list[bytes]]]:
    """A server without manners: whatever it is sent, `answer` comes back, and then nothing, or (`hold`) silence."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()
    received: list[bytes] = []

    def serve() -> None:
        while not over.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                received.append(connection.recv(65536))
                connection.sendall(answer)
                if hold:
                    over.wait(5)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", received
    finally:
        over.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def unused_address(scheme: str = "http") -> str:
    """An address at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"{scheme}://127.0.0.1:{listener.getsockname()[1]}"


class _Listening(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    owner: Server
    context: ssl.SSLContext | None = None

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Shake hands in the thread of the connection, so that one that hangs holds up nobody."""
        self.owner.connections += 1
        if self.context is None:
            super().finish_request(request, client_address)
            return
        with self.context.wrap_socket(request, server_side=True) as encrypted:
            super().finish_request(encrypted, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """What goes wrong here is what the tests want."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listening

    def _do(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        groups = tuple(self.headers.get_all("Impersonate-Group") or ())
        sent = Sent(self.command, self.path, dict(self.headers.items()), groups, body)
        self.server.owner.sent.append(sent)
        action = self.server.owner.script(sent)
        if isinstance(action, Reply):
            self._reply(action)
        else:
            self.close_connection = True
            if isinstance(action, Hold):
                self.server.owner.over.wait(10)
            elif isinstance(action, Drip):
                self._drip(action)
            self.connection.close()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_CONNECT = _do  # noqa: N815 - http.server calls them so

    def _reply(self, action: Reply) -> None:
        self.send_response(action.code)
        for name, text in action.headers.items():
            self.send_header(name, text)
        if action.chunks:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for chunk in action.chunks:
                self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
                self.wfile.flush()
            self.wfile.write(b"0\r\n\r\n")
            return
        self.send_header("Content-Length", str(len(action.body) if action.length is None else action.length))
        self.end_headers()
        self.wfile.write(action.body)
        if action.length is not None:
            self.close_connection = True

    def _drip(self, action: Drip) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        while not self.server.owner.over.wait(action.every):
            self.wfile.write(b" ")
            self.wfile.flush()

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""
