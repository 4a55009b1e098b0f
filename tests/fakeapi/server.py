"""The emulator: a small API server in this process, with TLS, for tests that want speed and faults."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple, Self, TypeVar

from cluster.crds import crds
from cluster.server import ADMIN, USERS, Server, token_of
from fakeapi import certificate as certificates
from fakeapi import kinds
from fakeapi.access import MASTERS, User, signed_in
from fakeapi.answer import Answer
from fakeapi.certificate import Certificate
from fakeapi.faults import Fault, Faults, Target
from fakeapi.kinds import Object
from fakeapi.logs import Logs
from fakeapi.request import Request
from fakeapi.routes import Routes
from fakeapi.store import Store
from fakeapi.wire import Wire

VERSION = "v1.36.3"
_NAMESPACES = ("default", "kube-system")

F = TypeVar("F", bound=Fault)


class Served(NamedTuple):
    """A request, and the code of its answer; 0 where there was none."""

    request: Request
    code: int


@cache
def _crds(era: str) -> list[Object]:
    return crds(era)


class FakeApi:
    """An API server on the loopback; `server` is how tests reach it, as they reach a real one.

    Args:
        certificate: what it shows; the usual one, unless a test wants another.
        window: how many events of a resource it remembers; a watch from before that is answered 410.
        version: what it says that it is.
        plain: whether it speaks plain HTTP instead.
        port: where it listens; 0 is anywhere.
    """

    def __init__(
        self,
        certificate: Certificate | None = None,
        *,
        window: int = 1000,
        version: str = VERSION,
        plain: bool = False,
        port: int = 0,
    ) -> None:
        shown = None if plain else certificate or certificates.loopback()
        self.store, self.logs, self.faults = Store(window), Logs(), Faults()
        self.tokens: dict[str, User] = {
            token_of(user): signed_in(user, MASTERS if user == ADMIN else "testers") for user in USERS
        }
        self.routes = Routes(self.store, self.logs, self.tokens, version)
        self.served: list[Served] = []
        self.wire = Wire(self._handle, shown.context() if shown else None, port)
        self.server = Server(shown.folder if shown else Path(), self.wire.port)
        for name in _NAMESPACES:
            self._put(
                kinds.NAMESPACES.resource,
                {"kind": "Namespace", "apiVersion": "v1", "metadata": {"name": name}, "status": {"phase": "Active"}},
            )

    def _put(self, resource: kinds.Resource, value: Object) -> None:
        stamp = {"uid": f"{resource[1]}-{value['metadata']['name']}", "creationTimestamp": "2026-01-01T00:00:00Z"}
        stored = {**value, "metadata": {**value["metadata"], **stamp}}
        self.store.commit(resource, ("", value["metadata"]["name"]), None, stored)

    def install(self, era: str) -> Self:
        """Define the kinds of a release of Sympozium, "0.8", "0.9" or "0.10"."""
        for crd in _crds(era):
            self._put(kinds.CRDS.resource, crd)
        return self

    def inject(self, fault: F, *, verb: str = "", path: str = "*", number: int = 1, times: int = 1) -> F:
        """Let something go wrong with the requests that `faults.Target` describes."""
        self.faults.add(fault, Target(verb, path, number, times))
        return fault

    @property
    def crashes(self) -> list[str]:
        """What went wrong in the emulator itself: tracebacks."""
        return self.wire.crashes

    @property
    def requests(self) -> list[Request]:
        """Everything that was asked, in the order of arrival."""
        return [served.request for served in self.served]

    @property
    def writes(self) -> list[Request]:
        """What was asked that may change something: no dry runs, no access reviews."""
        return [request for request in self.requests if request.writes]

    def _handle(self, request: Request, user: User | None) -> Answer:
        position = len(self.served)
        self.served.append(Served(request, 0))
        faults = self.faults.concerning(request)
        replies = [reply for fault in faults if (reply := fault.before(request)) is not None]
        answer = replies[0] if replies else self.routes.answer(request, user)
        for fault in faults:
            answer = fault.after(answer)
        self.served[position] = Served(request, answer.code)
        return answer

    def close(self) -> None:
        """Stop, and let everybody go who waits for something."""
        self.faults.clear()
        self.store.close()
        self.logs.close()
        self.wire.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
