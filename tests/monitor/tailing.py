"""Tails of servers, real or emulated, that are quick where a person would wait."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cluster.api import Api
from cluster.kubeconfig import kubeconfig, write_kubeconfig
from cluster.server import ADMIN, Server
from cluster_adapter.reaching import Reached
from fakeapi.server import FakeApi
from monitor.ledger import Ledger
from sympozium_cli.cluster.api_server import ApiServer
from sympozium_cli.cluster.clock import Clock
from sympozium_cli.cluster.exchange import Limits
from sympozium_cli.cluster.port import Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.happening import Happening, Synced, Tail
from sympozium_cli.monitor.reflector import Beginning
from sympozium_cli.monitor.source import Source
from sympozium_cli.monitor.tail import ClusterTail
from sympozium_cli.monitor.terms import Terms

PATIENCE = 60.0
"""Seconds for what happens at once, on a machine that has much else to do."""
LIMITS = Limits(connect=2.0, read=5.0, total=20.0, silence=5.0)
TERMS = Terms(settle=0.05, pause=lambda attempt, draw: min(0.01 * attempt + 0.01 * draw, 0.2))

Object = dict[str, Any]


def run(name: str, **spec: Any) -> Object:
    """An AgentRun."""
    model = {"provider": "openai", "model": "m", "authSecretRef": "s"}
    about = {"apiVersion": RUNS.api_version, "kind": RUNS.kind, "metadata": {"name": name}}
    return {
        **about,
        "spec": {"agentRef": "team-lead", "agentId": "a", "sessionKey": "k", "task": "t", "model": model, **spec},
    }


def reach(
    server: Server, folder: Path, *, user: str = ADMIN, namespace: str = "default", limits: Limits = LIMITS
) -> ApiServer:
    """The adapter, through the eyes of a user; time is real."""
    path = write_kubeconfig(folder / f"tail-{server.port}-{user}.yaml", kubeconfig(server, user, namespace))
    return Reached(str(path), limits=limits, clock=Clock()).cluster


@contextmanager
def tailing(
    cluster: ApiServer,
    *sources: Source,
    namespace: str = "default",
    beginnings: Sequence[Beginning] = (),
    terms: Terms = TERMS,
) -> Iterator[ClusterTail]:
    """A tail of runs, or of other sources."""
    tail = ClusterTail(cluster, sources or [Source(RUNS, Selection(namespace))], beginnings, terms)
    try:
        yield tail
    finally:
        tail.close()


def read_until(tail: Tail, ledger: Ledger, test: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Read on until something is so; AssertionError where it does not become so."""
    deadline = time.monotonic() + patience
    while not test():
        assert time.monotonic() < deadline, (ledger.others[-5:], ledger.summary()[-5:], ledger.complaints[:5])
        ledger.read(tail.take(0.2))


def read_changes(tail: Tail, ledger: Ledger, number: int) -> None:
    """Read on until there were so many changes."""
    read_until(tail, ledger, lambda: len(ledger.changes) >= number)


def read_others(tail: Tail, ledger: Ledger, kind: type[Happening], number: int = 1) -> Any:
    """Read on until something of this kind has happened so often; the last of it."""

    def found() -> list[Any]:
        return [one for one in ledger.others if isinstance(one, kind)]

    read_until(tail, ledger, lambda: len(found()) >= number)
    return found()[number - 1]


def synced(tail: Tail, ledger: Ledger) -> None:
    """Read on until all that there was has been reported."""
    read_others(tail, ledger, Synced)


def listening(fake: FakeApi, tail: Tail, ledger: Ledger) -> None:
    """Read on until all that there was has been reported, and a watch of runs has begun."""
    synced(tail, ledger)

    def watched() -> bool:
        return any(one.verb == "watch" and one.number in fake.codes for one in fake.requests)

    read_until(tail, ledger, watched)


def equals(ledger: Ledger, api: Api, namespace: str = "default") -> bool:
    """Whether the ledger's state is the server's."""
    return ledger.differences(api.list(RUNS, namespace)) == []
