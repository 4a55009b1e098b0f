"""`runs watch` shows the first runs while the others are still being read."""

from __future__ import annotations

from typing import Any

from cli.playground import Playground
from cli.terminal import Terminal
from cluster.site import Site
from fakeapi.faults import BEFORE, Hold
from fakeapi.server import FakeApi
from running.world import run
from sympozium_cli.cluster.pages import SIZE
from sympozium_cli.cluster.resource import RUNS

TOGETHER = SIZE + 7


def stored(site: Site, number: int) -> dict[str, Any]:
    name = f"run-{number}"
    value = run(name, phase="Running")
    about = {"namespace": site.namespace, "uid": name, "creationTimestamp": "2026-03-02T12:00:00Z"}
    return {**value, "metadata": {**value["metadata"], **about}}


def test_the_first_page_is_shown_while_the_second_is_read(fakeapi: FakeApi, fake_site: Site) -> None:
    kind = next(one.resource for one in fakeapi.routes.kinds() if one.plural == RUNS.plural)
    for number in range(TOGETHER):
        place = (fake_site.namespace, f"run-{number}")
        fakeapi.store.commit(kind, place, None, stored(fake_site, number))
    hold = fakeapi.inject(Hold(BEFORE), verb="list", path="*/agentruns", number=2)
    with Terminal("runs", "watch", env=Playground(fake_site).environment()) as terminal:
        terminal.until(f"{SIZE} runs, {SIZE} active")
        assert "reading" in terminal.lines[0]
        assert "Running" in terminal.lines[2]
        assert hold.wait()
        hold.release()
        # No notice stands between the sum and the next line any more.
        terminal.until(f"{TOGETHER} runs, {TOGETHER} activeSTATE")
