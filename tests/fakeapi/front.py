"""What stands at the front of a server of the tests: sockets, a record of what was asked, and injected faults."""

from __future__ import annotations

from pathlib import Path
from typing import Self, TypeVar

from cluster.server import Server
from fakeapi import certificate as certificates
from fakeapi.access import User
from fakeapi.answer import Answer
from fakeapi.certificate import Certificate
from fakeapi.faults import Fault, Faults, Target
from fakeapi.request import Request
from fakeapi.wire import Wire

F = TypeVar("F", bound=Fault)


class Front:
    """A listener on the loopback; `server` is how tests reach it, as they reach a real one.

    Args:
        certificate: what it shows; the usual one, unless a test wants another.
        plain: whether it speaks plain HTTP instead.
        port: where it listens; 0 is anywhere.

    Attributes:
        requests: everything that was asked, in the order of arrival.
        codes: the codes of the answers, by the number of the request; a request without an answer has none.
    """

    def __init__(self, certificate: Certificate | None = None, *, plain: bool = False, port: int = 0) -> None:
        shown = None if plain else certificate or certificates.loopback()
        self.faults = Faults()
        self.requests: list[Request] = []
        self.codes: dict[int, int] = {}
        self.wire = Wire(self._handle, shown.context() if shown else None, port)
        self.server = Server(shown.folder if shown else Path(), self.wire.port)

    def inject(self, fault: F, *, verb: str = "", path: str = "*", number: int = 1, times: int = 1) -> F:
        """Let something go wrong with the requests that `faults.Target` describes."""
        self.faults.add(fault, Target(verb, path, number, times))
        return fault

    @property
    def crashes(self) -> list[str]:
        """What went wrong in here that nobody asked for: tracebacks."""
        return self.wire.crashes

    @property
    def writes(self) -> list[Request]:
        """What was asked that may change something: no dry runs, no access reviews."""
        return [request for request in self.requests if request.writes]

    def _answer(self, request: Request, user: User | None) -> Answer:
        """The answer, as it would be without faults."""
        raise NotImplementedError

    def _handle(self, request: Request, user: User | None) -> Answer:
        self.requests.append(request)
        faults = self.faults.concerning(request)
        replies = [reply for fault in faults if (reply := fault.before(request)) is not None]
        answer = replies[0] if replies else self._answer(request, user)
        for fault in faults:
            answer = fault.after(answer)
        self.codes[request.number] = answer.code
        return answer

    def close(self) -> None:
        """Stop, and let everybody go who waits for something."""
        self.faults.clear()
        self.wire.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
