"""The emulator: a small API server in this process, with TLS, for tests that want speed and faults."""

from __future__ import annotations

from functools import cache
from typing import Self

from cluster.crds import crds
from cluster.server import ADMIN, USERS, token_of
from fakeapi import kinds
from fakeapi.access import MASTERS, User, signed_in
from fakeapi.answer import Answer
from fakeapi.certificate import Certificate
from fakeapi.front import Front
from fakeapi.kinds import Object, Resource
from fakeapi.logs import Logs
from fakeapi.request import Request
from fakeapi.routes import Routes
from fakeapi.store import Store

VERSION = "v1.36.3"
_NAMESPACES = ("default", "kube-system")
_BIRTH = "2026-01-01T00:00:00Z"


@cache
def _crds(era: str) -> list[Object]:
    return crds(era)


class FakeApi(Front):
    """An emulated API server.

    Args:
        certificate: what it shows; the usual one, unless a test wants another.
        window: how many events of a resource it remembers; a watch from before that is answered 410.
        version: what it says that it is.
        plain: whether it speaks plain HTTP instead.
        port: where it listens; 0 is anywhere.

    Attributes:
        store: the objects; `store.forget()` makes all older resource versions expire.
        logs: what containers write, for pods/log.
        tokens: who signs in with which token.
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
        self.store, self.logs = Store(window), Logs()
        self.tokens: dict[str, User] = {
            token_of(user): signed_in(user, MASTERS if user == ADMIN else "testers") for user in USERS
        }
        self.routes = Routes(self.store, self.logs, self.tokens, version)
        for name in _NAMESPACES:
            namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}
            self._put(kinds.NAMESPACES.resource, {**namespace, "status": {"phase": "Active"}})
        super().__init__(certificate, plain=plain, port=port)
        self.wire.clock = lambda: self.routes.clock()  # noqa: PLW0108 - tests put another clock there

    def _put(self, resource: Resource, value: Object) -> None:
        name = value["metadata"]["name"]
        metadata = {**value["metadata"], "uid": f"{resource[1]}-{name}", "creationTimestamp": _BIRTH}
        self.store.commit(resource, ("", name), None, {**value, "metadata": metadata})

    def install(self, era: str) -> Self:
        """Define the kinds of a release of Sympozium, "0.8", "0.9" or "0.10"."""
        for crd in _crds(era):
            self._put(kinds.CRDS.resource, crd)
        return self

    def _answer(self, request: Request, user: User | None) -> Answer:
        return self.routes.answer(request, user)

    def close(self) -> None:
        self.store.close()
        self.logs.close()
        super().close()
