"""`feed tail` against a real API server, in all eras: what it tells is what has happened."""

from __future__ import annotations

import json
import signal
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from cli.feed.following import Following
from cli.feed.morning import Morning
from cli.playground import Playground
from cluster.controller import Controller
from cluster.server import ALICE, Server
from cluster.site import Site
from fakeapi.faults import BEFORE, Hold
from fakeapi.server import FakeApi
from faults.tcp import PASS, REFUSE, TcpProxy
from sympozium_cli.cluster.resource import ENSEMBLES, RUNS


@pytest.fixture
def morning(era_site: Site, era_controller: Controller) -> Morning:
    played = Morning(era_site, era_controller)
    played.prepare()
    return played


def told(values: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    return Counter((one["kind"], one["run"]) for one in values if one["run"] and one["kind"] != "waiting")


def in_order(values: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["kind"], one["run"]) for one in values if one["run"]]


def test_the_past_is_told_whole_and_in_order(morning: Morning) -> None:
    for step in morning.steps():
        step()
    place = Playground(morning.site)
    done = place.run("feed", "tail", "lab", "-o", "jsonl")
    assert (done.code, done.err) == (0, "")
    values = [json.loads(line) for line in done.out.splitlines()]
    assert told(values) == morning.truth
    assert {one["persona"] for one in values} == {"", "lead", "writer"}
    order = in_order(values)
    after = [
        ("task", "first"),
        ("started", "first"),
        ("delegate", "sub-first-1"),
        ("task", "sub-first-1"),
        ("result", "sub-first-1"),
        ("result", "first"),
        ("usage", "first"),
        ("handoff", "heir"),
        ("error", "heir"),
    ]
    assert sorted(after, key=order.index) == after
    (result,) = [one for one in values if (one["kind"], one["run"]) == ("result", "first")]
    assert result["text"] == "# Done\n\x1b[2J"
    assert not result["observed"]
    (state,) = [one for one in values if one["kind"] == "pack"]
    assert state["summary"] == "is ready: 2 of 2 personas"


def test_what_is_told_as_it_happens_is_told_once(morning: Morning) -> None:
    place = Playground(morning.site)
    with Following(place, "feed", "tail", "-f", "-o", "jsonl") as feed:
        feed.read_until(lambda one: one["kind"] == "pack")
        for step in morning.steps():
            step()
        feed.read_until(lambda one: (one["kind"], one["run"]) == ("task", "late"))
        assert told(feed.values) == morning.truth
        assert in_order(feed.values).count(("waiting", "first")) == 1
        assert len({one["id"] for one in feed.values}) == len(feed.values)
        assert feed.stop() == (-signal.SIGINT, "", "")


def test_a_pack_that_is_switched_off_tells_so_and_what_it_takes_along(site: Site, controller: Controller) -> None:
    morning = Morning(site, controller)
    morning.prepare()
    morning.start("lonely", "lead")
    with Following(Playground(site), "feed", "tail", "lab", "-f", "-o", "jsonl") as feed:
        feed.read_until(lambda one: one["kind"] == "task")
        site.admin.patch(ENSEMBLES, "lab", {"spec": {"enabled": False}}, site.namespace)
        controller.settle()
        feed.read_until(lambda one: one["summary"] == "is switched off")
        feed_told = [one["summary"] for one in feed.values]
    assert "is being switched off" in feed_told
    assert "is removed before it has ended" in feed_told


@pytest.fixture
def place(site: Site, controller: Controller) -> Playground:
    """A morning that is over."""
    played = Morning(site, controller)
    played.prepare()
    for step in played.steps():
        step()
    return Playground(site)


def test_choices_choose(place: Playground) -> None:
    kinds = place.run("feed", "tail", "--kind", "error,skipped", "--kind", "usage", "-o", "lines")
    assert sorted(line.split(" ")[2] for line in kinds.out.splitlines()) == ["error", "skipped", "usage", "usage"]
    tree = place.run("feed", "tail", "--run", "sub-first-1", "-o", "jsonl")
    assert {json.loads(line)["run"] for line in tree.out.splitlines()} == {"sub-first-1"}
    whole = place.run("feed", "tail", "--run", "run/first", "-o", "jsonl")
    assert {json.loads(line)["run"] for line in whole.out.splitlines()} == {"first", "sub-first-1", "heir"}
    last = place.run("feed", "tail", "--last", "2")
    assert len(last.out.splitlines()) == 2
    assert last.err.endswith("older messages left out; --since or --last shows more\n")
    assert place.run("feed", "tail", "--last", "2", "-q").err == ""
    everybody = place.run("feed", "tail", "--since", "1h", "-o", "jsonl").out
    (line,) = [one for one in everybody.splitlines() if '"kind":"error"' in one]
    since = place.run("feed", "tail", "--since", json.loads(line)["at"], "-o", "jsonl").out
    assert line in since.splitlines()


def test_by_persona_every_persona_has_its_part(place: Playground) -> None:
    done = place.run("feed", "tail", "lab", "--by", "persona", "-o", "text")
    heads = [line for line in done.out.splitlines() if line and line[0] not in " 0123456789\u2500"]
    assert heads == ["lab", "lab/lead", "lab/writer"]


def test_a_recording_is_shown_again(place: Playground) -> None:
    file = str(place.site.folder / "recorded.jsonl")
    first = place.run("feed", "tail", "--record", file, "-o", "jsonl", "--last", "500")
    again = place.run("feed", "tail", "--replay", file, "-o", "jsonl", "--last", "500", KUBECONFIG="/nowhere")
    assert (again.code, again.out) == (0, first.out)


def test_with_a_cursor_nothing_is_told_twice(place: Playground) -> None:
    follow = ("feed", "tail", "-f", "--cursor", str(place.site.folder / "cursor"), "-o", "jsonl")
    with Following(place, *follow, "--since", "1h") as first:
        first.read_until(lambda one: (one["kind"], one["run"]) == ("task", "late"))
        assert first.stop()[0] == -signal.SIGINT
    failed = {"status": {"phase": "Failed", "error": "late"}}
    place.site.admin.patch(RUNS, "late", failed, place.namespace, "status")
    with Following(place, *follow) as second:
        second.read_until(lambda one: one["kind"] == "error")
        assert [one["run"] for one in second.values] == ["late"]


def test_a_cursor_does_not_count_what_is_still_held_back(fake_site: Site, fakeapi: FakeApi) -> None:
    """The runs are known, the packs are not yet, and so nothing is told; and then it is killed."""
    place = Playground(fake_site, fakeapi)
    Morning(fake_site, Controller(fake_site)).start("first", "lead", "task")
    follow = ("feed", "tail", "-f", "--cursor", str(fake_site.folder / "cursor"), "-o", "jsonl")
    packs = fakeapi.inject(Hold(BEFORE), verb="list", path="*/ensembles*")
    runs = fakeapi.inject(Hold(BEFORE), verb="watch", path="*/agentruns*")
    with Following(place, *follow) as silent:
        assert packs.wait()
        assert runs.wait()
        silent.stop(signal.SIGKILL)
    packs.release()
    runs.release()
    with Following(place, *follow) as second:
        second.read_until(lambda one: (one["kind"], one["run"]) == ("task", "first"))


@pytest.mark.parametrize(
    ("arguments", "code", "message", "hint"),
    [
        (("labb",), 5, "there is no pack 'labb'", "did you mean 'lab'?"),
        (("lab", "--persona", "leed"), 2, "there is no persona 'leed'", "did you mean 'lead'?"),
        (("--persona", "leed"), 2, "there is no persona 'leed'", "did you mean 'lead'?"),
        (("--run", "firts"), 5, "there is no run 'firts'", "did you mean 'first'?"),
        (("--run", "secrets/x"), 2, "'secrets/x' is no run", "write x"),
        (("--kind", "task,eror"), 2, "not 'eror'", "did you mean 'error'?"),
        (("--since", "soon"), 2, "'--since soon' is no duration and no time", "write 10m"),
        (("--since", "-1h"), 2, "is no duration", "write 10m"),
        (("--by", "persona", "-f"), 2, "--by persona sorts", "leave one of them out"),
        (("--cursor", "x"), 2, "--cursor is about what is said from now on", "add -f"),
        (("--exec", "true"), 2, "--exec is about what is said from now on", "add -f"),
        (("--timeout", "soon"), 2, "'--timeout soon' is no length of time", "write 90s"),
        (("-o", "json"), 2, "--output takes text, lines or jsonl", "did you mean 'jsonl'?"),
        (("-A", "-n", "x"), 2, "-A is all namespaces", "leave"),
        (("--kind", "breaker"), 3, "nothing was said", "-f waits"),
    ],
)
def test_what_makes_no_sense_is_said(
    place: Playground, arguments: tuple[str, ...], code: int, message: str, hint: str
) -> None:
    done = place.run("feed", "tail", *arguments)
    assert (done.code, done.out) == (code, "")
    error, helped = done.err.splitlines()
    assert message in error
    assert hint in helped


def test_who_may_not_see_runs_is_told_so(place: Playground) -> None:
    place.site.grant(ALICE, ("get list watch", ENSEMBLES))
    done = place.run("feed", "tail", "lab", user=ALICE)
    assert done.code == 4
    assert "agentruns" in done.err


def test_all_namespaces_say_which(place: Playground) -> None:
    done = place.run("feed", "tail", "-A", "--since", "1h")
    assert f" {place.namespace}/lab/lead task first " in done.out


def test_a_closed_pipe_ends_it_without_a_word(place: Playground) -> None:
    with Following(place, "feed", "tail", "-f", "-o", "jsonl") as feed:
        feed.read_until(lambda one: one["kind"] == "pack")
        feed.close()
        Morning(place.site, Controller(place.site)).start("more", "lead", "task")
        assert feed.ended() == (-signal.SIGPIPE, "")


def test_what_happens_while_nothing_is_heard_is_told_in_order_afterwards(
    site: Site, controller: Controller, tcp_proxy: Callable[[Server], TcpProxy]
) -> None:
    morning = Morning(site, controller)
    morning.prepare()
    proxy = tcp_proxy(site.server)
    with Following(Playground(site._replace(server=proxy.server)), "feed", "tail", "-f", "-o", "jsonl") as feed:
        feed.read_until(lambda one: one["kind"] == "pack")
        proxy.mode = REFUSE
        proxy.cut()
        assert feed.read_note().startswith("note: nothing is heard of the ")
        for step in morning.steps():
            step()
        proxy.mode = PASS
        feed.read_until(lambda _: told(feed.values) >= morning.truth)
        assert told(feed.values) == morning.truth
        order = in_order(feed.values)
        assert order.index(("result", "first")) < order.index(("handoff", "heir"))
        assert any(" are heard of again after " in line for line in iter(feed.read_note, ""))
