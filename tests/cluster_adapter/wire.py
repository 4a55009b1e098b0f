"""A wire to a server that a test can cut at the worst moment: when the server has done what it was asked for."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Wire:
    """Hands everything on, until it is told to swallow the next answer."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._cuts = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def swallow(self, answers: int = 1) -> None:
        """Cut the connection instead of handing on the next answer, and so for as many connections."""
        self._cuts = answers

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self._to))
            threading.Thread(target=self._hand_on, args=(here, there, False), daemon=True).start()
            threading.Thread(target=self._hand_on, args=(there, here, True), daemon=True).start()

    def _hand_on(self, source: socket.socket, sink: socket.socket, answering: bool) -> None:  # noqa: FBT001
        with suppress(OSError):
            while data := source.recv(65536):
                if answering and self._cuts:
                    self._cuts -= 1
                    break
                sink.sendall(data)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def wire(port: int) -> Iterator[Wire]:
    """A wire to a port on loopback."""
    made = Wire(port)
    try:
        yield made
    finally:
        made.close()
