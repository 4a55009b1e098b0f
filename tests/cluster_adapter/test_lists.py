"""Lists in pages and as tables, and what time it is by the API server's clock (B1, B3, B13)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cluster.site import Site
from cluster_adapter.reaching import Reached, reached
from cluster_adapter.scripted import Reply, in_turn, reply, serving, status
from sympozium_cli.cluster import pages
from sympozium_cli.cluster.api_server import ApiServer
from sympozium_cli.cluster.clock import Clock
from sympozium_cli.cluster.port import Column, Selection
from sympozium_cli.cluster.resource import CONFIG_MAPS, RUNS
from sympozium_cli.cluster.server_time import ServerTime
from sympozium_cli.errors import UnreachableError


def page(names: str, place: str = "", version: str = "9") -> Reply:
    items = [{"metadata": {"name": name}} for name in names]
    return reply({"metadata": {"resourceVersion": version, "continue": place}, "items": items})


def told(cluster: ApiServer) -> list[tuple[str, bool, bool]]:
    found = list(cluster.pages(RUNS, Selection("team")))
    return [("".join(one["metadata"]["name"] for one in part.items), part.first, part.last) for part in found]


def test_b1_pages_come_as_they_are_read(tmp_path: Path) -> None:
    with serving(in_turn(page("ab", "two"), page("cd", "three"), page("e"))) as server:
        parts = reached(tmp_path, server.address).cluster.pages(RUNS)
        first = next(parts)
        assert len(server.sent) == 1
        rest = list(parts)
    assert (first.first, first.last) == (True, False)
    assert [(one.first, one.last, one.resource_version) for one in rest] == [(False, False, "9"), (False, True, "9")]
    assert [sent.query.get("continue", "") for sent in server.sent] == ["", "two", "three"]
    assert all("resourceVersion" not in sent.query for sent in server.sent), "which is a quorum read"
    assert first.items[0]["kind"] == "AgentRun"


def test_b3_pages_begin_anew_and_say_so(tmp_path: Path) -> None:
    expired = status(410, "Expired")
    with serving(in_turn(page("ab", "two"), expired, page("bc", "two", "10"), page("d", version="10"))) as server:
        assert told(reached(tmp_path, server.address).cluster) == [
            ("ab", True, False), ("bc", True, False), ("d", False, True),
        ]  # fmt: skip


def test_what_was_read_in_vain_is_in_no_list(tmp_path: Path) -> None:
    expired = status(410, "Expired")
    with serving(in_turn(page("ab", "two"), expired, page("bc", "two", "10"), page("d", version="10"))) as server:
        found = reached(tmp_path, server.address).cluster.list(RUNS)
    assert [one["metadata"]["name"] for one in found.items] == ["b", "c", "d"]
    assert found.resource_version == "10"


TABLE: dict[str, Any] = {
    "kind": "Table",
    "metadata": {"resourceVersion": "9"},
    "columnDefinitions": [{"name": "Name", "type": "string", "priority": 0}, {"name": "Age", "type": "date"}, {}, {}],
    "rows": [
        {"cells": ["a", "5s", 1, None], "object": {"metadata": {"name": "a"}}},
        {"cells": ["short"], "object": {"metadata": {"name": "b"}}},
        {"cells": ["c", "5s", 1, None], "object": None},
        {"cells": None},
        7,
    ],
}


def test_a_table_has_what_it_should_have(tmp_path: Path) -> None:
    columns = [*TABLE["columnDefinitions"], {"name": "Z", "priority": "high"}]
    rows = [{**row, "cells": [*row["cells"], "z"]} for row in TABLE["rows"][:1]] + TABLE["rows"][1:]
    with serving(lambda _: reply({**TABLE, "columnDefinitions": columns, "rows": rows})) as server:
        found = reached(tmp_path, server.address).cluster.table(RUNS, Selection("team", "a=b"))
    sent = server.sent[0]
    assert sent.headers["Accept"] == "application/json;as=Table;v=v1;g=meta.k8s.io"
    assert sent.query == {"limit": "500", "includeObject": "Metadata", "labelSelector": "a=b"}
    assert found.columns[:2] == (Column("Name", "string", 0), Column("Age", "date", 0))
    assert found.columns[-1] == Column("Z", "", 0)
    assert [(row.cells, row.metadata) for row in found.rows] == [(("a", "5s", 1, None, "z"), {"name": "a"})]
    assert found.resource_version == "9"


def test_who_knows_no_tables_is_told_apart(tmp_path: Path) -> None:
    with serving(lambda _: page("a")) as server:
        with pytest.raises(UnreachableError, match="does not answer with tables"):
            reached(tmp_path, server.address).cluster.table(RUNS)


def test_a_table_of_a_real_server_comes_in_pages(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SIZE", 2)
    for name in "abcde":
        site.admin.create(CONFIG_MAPS, {"metadata": {"name": name}}, site.namespace)
    found = Reached(str(site.kubeconfig()), clock=Clock()).cluster.table(CONFIG_MAPS, Selection(site.namespace))
    assert [column.name for column in found.columns] == ["Name", "Data", "Age"]
    assert [row.cells[:2] for row in found.rows] == [(name, 0) for name in "abcde"]
    assert [row.metadata["name"] for row in found.rows] == list("abcde")


NOON = datetime(2026, 11, 20, 12, 0, 0, 500, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "ahead"),
    [
        ("Sat, 21 Nov 2026 12:00:00 GMT", timedelta(days=1)),
        ("Thu, 19 Nov 2026 12:00:00 GMT", timedelta(days=-1)),
        ("Fri, 20 Nov 2026 12:00:02 GMT", timedelta()),
        ("Fri, 20 Nov 2026 11:59:58 GMT", timedelta()),
        ("yesterday", timedelta()),
    ],
)
def test_b13_the_time_is_the_api_server_s(date: str, ahead: timedelta) -> None:
    """Seconds are not split: what a clock and a slow answer may differ by is no difference."""
    time = ServerTime(lambda: NOON)
    assert time.now() == NOON
    time.told({"Date": date})
    assert abs(time.now() - (NOON + ahead)) < timedelta(seconds=1)
    time.told({})
    assert abs(time.now() - (NOON + ahead)) < timedelta(seconds=1)
    time.told({"Date": "Fri, 20 Nov 2026 12:00:00 GMT"})
    assert time.now() == NOON
