"""The sockets of the server: TLS, keep-alive, chunks, and connections that break where a fault says so."""

from __future__ import annotations

import socket
import ssl
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

from fakeapi.access import User, signed_in
from fakeapi.answer import Answer, said
from fakeapi.faults import Cut
from fakeapi.request import Request
from fakeapi.status import status

Handle = Callable[[Request, "User | None"], Answer]
_PLAIN_TEXT = b"HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"
_TLS_HANDSHAKE = b"\x16"


class Wire(ThreadingHTTPServer):
    """A listener on the loopback.

    Attributes:
        crashes: what went wrong in it that nobody asked for.
        clock: what time the headers say that it is.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, handle: Handle, context: ssl.SSLContext | None, port: int = 0) -> None:
        self.handle = handle
        self.context = context
        self.crashes: list[str] = []
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._count = 0
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Exchange)
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def next_number(self) -> int:
        with self._lock:
            self._count += 1
            return self._count

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        with self._listed(request):
            super().process_request_thread(request, client_address)

    @contextmanager
    def _listed(self, connection: socket.socket) -> Iterator[None]:
        """Let `cut_all` know of a connection."""
        with self._lock:
            self._open.add(connection)
        try:
            yield
        finally:
            with self._lock:
                self._open.discard(connection)

    def finish_request(self, request: Any, client_address: Any) -> None:
        if self.context is None:
            super().finish_request(request, client_address)
        elif request.recv(1, socket.MSG_PEEK) not in (_TLS_HANDSHAKE, b""):
            request.sendall(_PLAIN_TEXT)
        else:
            # What was listed before is an empty shell from here on.
            with self.context.wrap_socket(request, server_side=True) as secured, self._listed(secured):
                super().finish_request(cast("Any", secured), client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        if not isinstance(sys.exception(), OSError):
            self.crashes.append(traceback.format_exc())

    def cut_all(self) -> None:
        """Break every connection that there is."""
        with self._lock:
            for connection in list(self._open):
                _shut(connection)

    def close(self) -> None:
        self.shutdown()
        self.server_close()
        self.cut_all()
        self._thread.join()


def _shut(connection: socket.socket) -> None:
    """End a connection below TLS, so that a thread that writes to it meanwhile is not in the way."""
    try:
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
    except OSError:
        return


class _Exchange(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Wire

    def date_time_string(self, timestamp: float | None = None) -> str:
        return super().date_time_string(self.server.clock().timestamp() if timestamp is None else timestamp)

    def _serve(self) -> None:
        try:
            self._send(self._answer())
        except (Cut, OSError):
            self.close_connection = True

    def _answer(self) -> Answer:
        headers = self.headers
        body = self.rfile.read(int(headers.get("Content-Length") or 0))
        request = Request(self.server.next_number(), self.command, self.path, headers, body)
        try:
            return self.server.handle(request, self._certificate())
        except (Cut, OSError):
            self._reset()
            raise Cut from None
        except Exception:
            self.server.crashes.append(traceback.format_exc())
            return said(500, status("Failure", message=traceback.format_exc(), reason="InternalError", code=500))

    def _reset(self) -> None:
        """Make the end of the connection a reset and not an orderly end."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _certificate(self) -> User | None:
        """Who signed in with a certificate: the common name, and the organizations as groups."""
        shown = self.connection.getpeercert() if isinstance(self.connection, ssl.SSLSocket) else None
        if not shown:
            return None
        facts = [pair for names in cast("Any", shown)["subject"] for pair in names]
        names = [text for field, text in facts if field == "commonName"]
        return signed_in(names[0], *(text for field, text in facts if field == "organizationName"))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.code)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Cache-Control", "no-cache, private")
        for name, text in answer.headers:
            self.send_header(name, text)
        if answer.chunks is not None:
            self._send_chunks(answer)
            return
        self.send_header("Content-Length", str(len(answer.body)))
        self._buffer(b"" if self.command == "HEAD" else answer.body[: answer.cut_at])
        if answer.cut_at is not None:
            raise Cut

    def _buffer(self, body: bytes) -> None:
        """Send headers and body at once."""
        self._headers_buffer: list[bytes]
        self._headers_buffer += [b"\r\n", body]
        self.flush_headers()

    def _send_chunks(self, answer: Answer) -> None:
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        left = answer.cut_at
        try:
            for chunk in answer.chunks or ():
                part = chunk[:left]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
                if left is not None and (left := left - len(part)) <= 0:
                    raise Cut
            self.wfile.write(b"0\r\n\r\n")
        finally:
            if isinstance(answer.chunks, Generator):
                answer.chunks.close()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Tests read what was asked from `FakeApi.requests`."""
