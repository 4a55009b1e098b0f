"""When a tail ends, what it says of times and kinds, and who may have it (B13, B14)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cluster.api import Api
from cluster.fixtures import DisposableOf
from cluster.server import ALICE, Server
from cluster.site import Site
from fakeapi.faults import Reply
from fakeapi.server import FakeApi
from faults.tcp import TcpProxy
from monitor.ledger import Ledger
from monitor.tailing import (
    LIMITS,
    listening,
    reach,
    read_changes,
    read_others,
    read_until,
    run,
    synced,
    tailing,
)
from sympozium_cli.cluster.port import Selection
from sympozium_cli.cluster.resource import AGENTS, CRDS, NAMESPACES, RUNS, Resource
from sympozium_cli.errors import ForbiddenError, NotFoundError, NotSignedInError, SympoziumError, UnreachableError
from sympozium_cli.monitor.happening import ADDED, DELETED, MODIFIED, Change, Lost, Synced
from sympozium_cli.monitor.source import Source
from sympozium_cli.schema.target import Era

Proxy = Callable[[Server], TcpProxy]


@pytest.fixture(name="api")
def _api(fakeapi: FakeApi) -> Api:
    """Somebody who writes."""
    api = fakeapi.server.api()
    for name in ("one", "two", "three"):
        api.create(RUNS, run(name), "default")
    fakeapi.requests.clear()
    return api


@pytest.fixture(name="proxy")
def _proxy(fakeapi: FakeApi, tcp_proxy: Proxy) -> TcpProxy:
    """What the tail goes through."""
    return tcp_proxy(fakeapi.server)


def touch(api: Api, name: str, phase: str = "Running", namespace: str = "default") -> None:
    api.patch(RUNS, name, {"status": {"phase": phase}}, namespace, "status")


def test_b13_times_are_those_of_the_server(fakeapi: FakeApi, api: Api, tmp_path: Path) -> None:
    """However wrong the clock of this machine may be."""
    for days in (1, -1):
        fakeapi.routes.clock = lambda days=days: datetime.now(UTC) + timedelta(days=days)  # type: ignore[misc]
        ledger = Ledger()
        with tailing(reach(fakeapi.server, tmp_path)) as tail:
            synced(tail, ledger)
            touch(api, "one", f"Phase{days}")
            read_changes(tail, ledger, 4)
            there = datetime.now(UTC) + timedelta(days=days)
            assert abs(tail.now() - there) < timedelta(hours=1)
            assert abs(ledger.changes[-1].at - there) < timedelta(hours=1)


def test_b14_what_is_deleted_is_said(api: Api, fakeapi: FakeApi, tmp_path: Path) -> None:
    ledger = Ledger()
    source = Source(RUNS, Selection("default", fields="metadata.name=one"))
    with tailing(reach(fakeapi.server, tmp_path), source) as tail:
        synced(tail, ledger)
        api.delete(RUNS, "one", "default")
        read_changes(tail, ledger, 2)
    assert ledger.summary() == [(ADDED, "one"), (DELETED, "one")]


def failing(tail: Any, ledger: Ledger) -> SympoziumError:
    """What ends the tail."""
    with pytest.raises(SympoziumError) as caught:
        read_until(tail, ledger, lambda: False)
    return caught.value


def test_b14_a_namespace_that_goes_is_the_end(site: Site, tmp_path: Path) -> None:
    site.admin.create(RUNS, run("one"), site.namespace)
    ledger = Ledger()
    with tailing(reach(site.server, tmp_path), namespace=site.namespace) as tail:
        synced(tail, ledger)
        site.admin.delete(NAMESPACES, site.namespace)
        site.admin.delete(RUNS, "one", site.namespace)
        error = failing(tail, ledger)
    assert str(error) == f"the namespace '{site.namespace}' is being deleted, and nothing is left in it to follow"
    assert isinstance(error, NotFoundError)
    assert ledger.summary() == [(ADDED, "one"), (DELETED, "one")]


def test_b14_a_namespace_that_is_not_there_is_said(site: Site, tmp_path: Path) -> None:
    with tailing(reach(site.server, tmp_path), namespace="nowhere") as tail:
        error = failing(tail, Ledger())
    assert str(error) == "there is no namespace 'nowhere'"
    assert isinstance(error, NotFoundError)


def test_b14_without_the_crd_there_is_no_tail(disposable_of: DisposableOf, tmp_path: Path) -> None:
    server = disposable_of(Era.V0_10).server
    admin, ledger = server.api(), Ledger()
    admin.create(RUNS, run("one"), "default")
    with tailing(reach(server, tmp_path)) as tail:
        synced(tail, ledger)
        admin.delete(CRDS, f"{RUNS.plural}.{RUNS.group}")
        error = failing(tail, ledger)
    assert isinstance(error, NotFoundError)
    assert "no AgentRun" in str(error)
    assert ledger.summary() == [(ADDED, "one"), (DELETED, "one")]


def test_what_the_user_may_not_see_ends_the_tail_at_once(site: Site, tmp_path: Path) -> None:
    with tailing(reach(site.server, tmp_path, user=ALICE), namespace=site.namespace) as tail:
        error = failing(tail, Ledger())
    assert isinstance(error, ForbiddenError)
    assert "may not list agentruns.sympozium.ai" in str(error)


def test_what_is_optional_is_lost_and_the_rest_goes_on(site: Site, tmp_path: Path) -> None:
    site.grant(ALICE, ("list watch", RUNS))
    here, ledger = Selection(site.namespace), Ledger()
    sources = (
        Source(RUNS, here),
        Source(AGENTS, here, optional=True),
        Source(Resource("x.y", "v1", "zs", "Z"), here, optional=True),
    )
    with tailing(reach(site.server, tmp_path, user=ALICE), *sources) as tail:
        read_others(tail, ledger, Lost, 2)
        synced(tail, ledger)
        site.admin.create(RUNS, run("one"), site.namespace)
        read_changes(tail, ledger, 1)
    assert {one.kind for one in ledger.others if isinstance(one, Lost)} == {"Agent", "Z"}


def test_what_was_never_allowed_is_asked_for_once(fakeapi: FakeApi, api: Api, tmp_path: Path) -> None:
    """Even where the API server has answered others."""
    ledger, path = Ledger(), "*/agents"
    fakeapi.inject(Reply(403), verb="list", path=path, times=0)
    here = Selection("default")
    with tailing(reach(fakeapi.server, tmp_path), Source(RUNS, here), Source(AGENTS, here, optional=True)) as tail:
        synced(tail, ledger)
        assert read_others(tail, ledger, Lost).kind == "Agent"
        touch(api, "one")
        read_changes(tail, ledger, 4)
    assert len([one for one in fakeapi.requests if one.path.endswith("/agents")]) == 1


@pytest.mark.parametrize(("code", "error"), [(403, ForbiddenError), (404, NotFoundError), (401, NotSignedInError)])
def test_a_refusal_of_what_was_allowed_must_be_meant(
    fakeapi: FakeApi, api: Api, proxy: TcpProxy, tmp_path: Path, code: int, error: type[SympoziumError]
) -> None:
    """An API server that has just started refuses what it will allow."""
    ledger = Ledger()
    with tailing(reach(proxy.server, tmp_path)) as tail:
        listening(fakeapi, tail, ledger)
        for number in range(3):
            fakeapi.inject(Reply(code), verb="watch", times=2)
            proxy.cut()
            touch(api, "one", f"Phase{number}")
            read_changes(tail, ledger, 4 + number)
        fakeapi.inject(Reply(code), verb="watch", times=0)
        proxy.cut()
        assert isinstance(failing(tail, ledger), error)


def test_a_cluster_that_has_never_answered_is_not_waited_for(
    tmp_path: Path, fakeapi: FakeApi, tcp_proxy: Proxy
) -> None:
    proxy = tcp_proxy(fakeapi.server)
    proxy.mode = "refuse"
    limits = LIMITS._replace(total=0.5)
    with tailing(reach(proxy.server, tmp_path, limits=limits)) as tail:
        assert isinstance(failing(tail, Ledger()), UnreachableError)


def test_several_sources_are_one_tail(fakeapi: FakeApi, api: Api, tmp_path: Path) -> None:
    ledger = Ledger()
    sources = (Source(RUNS, Selection("default")), Source(NAMESPACES), Source(AGENTS))
    with tailing(reach(fakeapi.server, tmp_path), *sources) as tail:
        read_others(tail, ledger, Synced, 3)
        touch(api, "one")
        read_until(tail, ledger, lambda: ledger.summary()[-1:] == [(MODIFIED, "one")])
    sizes = {one.kind: one.size for one in ledger.others if isinstance(one, Synced)}
    assert (sizes["AgentRun"], sizes["Agent"]) == (3, 0)
    assert sizes["Namespace"] > 0
    assert isinstance(ledger.changes[0], Change)


def test_labels_decide_who_is_seen(site: Site, tmp_path: Path) -> None:
    """What ceases to be meant goes, and comes back as the same object."""
    ledger = Ledger()
    site.admin.create(RUNS, run("one"), site.namespace)
    with tailing(reach(site.server, tmp_path), Source(RUNS, Selection(site.namespace, "a=x"))) as tail:
        synced(tail, ledger)
        for label in ("x", "y", "x"):
            site.admin.patch(RUNS, "one", {"metadata": {"labels": {"a": label}}}, site.namespace)
        read_changes(tail, ledger, 3)
    assert [change.op for change in ledger.changes] == [ADDED, DELETED, ADDED]
    assert ledger.complaints == []
