"""A proxy that passes bytes on, until it is told not to. TLS goes through it untouched, so that what arrives is whole
or nothing."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable
from typing import Self

from cluster.server import Server

PASS, REFUSE, RESET, BLACKHOLE = "pass", "refuse", "reset", "blackhole"
_CHUNK = 65536


class TcpProxy:
    """A listener before a server.

    Attributes:
        server: how the server is reached through here.
        mode: PASS; REFUSE does not listen; RESET resets new connections when the client has said something; BLACKHOLE
            accepts them, keeps the old ones, and passes nothing on.
        delay: seconds by which every chunk is late, in both directions.
        cut_after: after how many bytes of the server a connection is reset; None is never.
        accepted: how many connections there have been.
    """

    def __init__(self, target: Server) -> None:
        self._mode = PASS
        self.delay = 0.0
        self.cut_after: int | None = None
        self.accepted = 0
        self._target = target.port
        self._lock = threading.Lock()
        self._live: set[socket.socket] = set()
        self._closed = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listener = self._listen(0)
        self.server = Server(target.folder, int(self._listener.getsockname()[1]))

    @property
    def mode(self) -> str:
        return self._mode

    @mode.setter
    def mode(self, mode: str) -> None:
        if mode == REFUSE:
            _wake(self._listener)
            self._listener.close()
        elif self._mode == REFUSE:
            self._listener = self._listen(self.server.port)
        self._mode = mode

    def cut(self) -> None:
        """Reset every connection that there is."""
        with self._lock:
            live, self._live = self._live, set()
        for connection in live:
            _reset(connection)

    def close(self) -> None:
        self._closed.set()
        _wake(self._listener)
        self._listener.close()
        self.cut()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port))
        self._start(self._accept, listener)
        return listener

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while not self._closed.is_set():
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self.accepted += 1
            server = None if self.mode == RESET else self._connect()
            if server is None:
                self._start(self._reset_later, client)
            else:
                self._join(client, server)

    def _reset_later(self, client: socket.socket) -> None:
        """Reset a connection when its client has said something, and not while it is still looking at it."""
        with self._lock:
            self._live.add(client)
        with contextlib.suppress(OSError):
            client.recv(1)
        self._part(client, orderly=False)

    def _connect(self) -> socket.socket | None:
        try:
            return socket.create_connection(("127.0.0.1", self._target), timeout=None)
        except OSError:
            return None

    def _join(self, client: socket.socket, server: socket.socket) -> None:
        with self._lock:
            self._live |= {client, server}
        ended: list[socket.socket] = []
        for source, sink in ((client, server), (server, client)):
            self._start(self._pump, source, sink, ended, source is server)

    def _pump(self, source: socket.socket, sink: socket.socket, ended: list[socket.socket], limited: bool) -> None:  # noqa: FBT001
        """Pass on what comes from one side; the connection ends in order when both sides have ended it."""
        passed = 0
        try:
            while chunk := source.recv(_CHUNK):
                self._wait()
                room = self.cut_after - passed if limited and self.cut_after is not None else len(chunk)
                sink.sendall(chunk[: max(room, 0)])
                passed += len(chunk)
                if room < len(chunk):
                    break
            else:
                if self._end(source, sink, ended):
                    return
        except OSError:
            pass
        self._part(source, sink, orderly=len(ended) > 1)

    def _end(self, source: socket.socket, sink: socket.socket, ended: list[socket.socket]) -> bool:
        """Tell one side that the other has ended, unless the connection is cut; whether the other way is still open."""
        with self._lock:
            if source not in self._live:
                return False
        sink.shutdown(socket.SHUT_WR)
        ended.append(source)
        return len(ended) == 1

    def _wait(self) -> None:
        if self.delay:
            self._closed.wait(self.delay)
        while self.mode == BLACKHOLE and not self._closed.is_set():
            time.sleep(0.01)

    def _part(self, *connections: socket.socket, orderly: bool) -> None:
        with self._lock:
            self._live -= set(connections)
        for connection in connections:
            if orderly:
                connection.close()
            else:
                _reset(connection)


def _reset(connection: socket.socket) -> None:
    """Break a connection, also where another thread waits for its bytes."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RD)
    except OSError:
        pass
    connection.close()


def _wake(listener: socket.socket) -> None:
    try:
        listener.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
