"""`feed tail --tools` and `--memory`: on the emulator, and what real servers say that have no kubelet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cli.feed.following import Following
from cli.playground import Playground
from cluster.server import ALICE
from cluster.site import Site
from fakeapi.answer import Answer, said
from fakeapi.faults import BEFORE, Hold, Truncate
from fakeapi.server import FakeApi
from running.world import Runs, run
from sympozium_cli.cluster.resource import ENSEMBLES, PODS, RUNS, SERVICES
from sympozium_cli.monitor.beside.logs import MOST
from sympozium_cli.schema.target import Era

BEGUN = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=5)
ADDRESS = "team-shared-memory:8080"


class Team:
    """A pack with a shared memory and runs, on the emulator."""

    def __init__(self, site: Site, api: FakeApi) -> None:
        self.place = Playground(site, api)
        self.runs = Runs(site)
        self.api = api
        self.entries: list[dict[str, Any]] = []
        self._time = BEGUN

    def write(self, *texts: str, pod: str = "pod", ends: bool = False) -> None:
        """Let an agent write lines."""
        container = (self.place.namespace, pod, "agent")
        for text in texts:
            self._time += timedelta(microseconds=250)
            self.api.logs.write(container, f"09:00:02.000001 {text}", time=self._time)
        if ends:
            self.api.logs.end(container)

    def remember(self, number: int, content: str, **fields: Any) -> None:
        """Let a persona leave an entry."""
        about = {"id": number, "seq": number, "content": content, "source_agent": "team-writer", "tags": ["found"]}
        self.entries.insert(0, {**about, "created_at": _stamp(BEGUN), **fields})

    def serve(self) -> None:
        """Let the pack's memory answer."""
        service = {"metadata": {"name": "team-shared-memory"}, "spec": {"ports": [{"port": 8080}]}}
        self.place.site.admin.create(SERVICES, service, self.place.namespace)

        def answer(path: str, query: Mapping[str, str]) -> Answer:
            assert path == "/list"
            return said(200, {"success": True, "content": self.entries[: int(query["limit"])]})

        self.api.routes.services[self.place.namespace, ADDRESS] = answer


def _stamp(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def _working(name: str = "mine", pod: str = "pod") -> Any:
    return run(name, phase="Running", status={"podName": pod, "startedAt": _stamp(BEGUN)})


def _add_pack(site: Site) -> None:
    about = {"apiVersion": site.packs.api_version, "kind": site.packs.kind, "metadata": {"name": "team"}}
    configs = [{"name": one, "systemPrompt": "x"} for one in ("lead", "writer")]
    shared = {"enabled": True, "sharedMemory": {"enabled": True}}
    site.pack({**about, "spec": {site.target.list_key: configs, **shared}})


@pytest.fixture(name="team")
def _team(fake_site: Site, fakeapi: FakeApi) -> Team:
    _add_pack(fake_site)
    return Team(fake_site, fakeapi)


def _texts(out: str, kind: str) -> list[str]:
    return [one["text"] for one in map(json.loads, out.splitlines()) if one["kind"] == kind]


def test_tools_of_runs_at_work_are_told(team: Team) -> None:
    team.runs.put(_working())
    team.runs.pod("pod", "mine")
    team.write("llm_round [1/9]", "tool call: kubectl args=\x1b[2Jget pods", 'tool policy: denied tool "rm"')
    done = team.place.run("feed", "tail", "--tools", "-o", "jsonl")
    assert (done.code, done.err) == (0, "")
    tools = [one for one in map(json.loads, done.out.splitlines()) if one["kind"] == "tool"]
    assert [(one["summary"], one["text"]) for one in tools] == [
        ("calls kubectl", "\x1b[2Jget pods"),
        ("is denied the tool rm", ""),
    ]
    assert tools[0]["at"].endswith(".000500Z")
    assert {one["persona"] for one in tools} == {"lead"}
    shown = team.place.run("feed", "tail", "--tools", "-o", "text")
    assert "lead  calls kubectl" in shown.out
    assert "\x1b[2J" not in shown.out
    assert team.place.run("feed", "tail", "-o", "jsonl").out.count('"tool"') == 0


def test_no_line_comes_twice_after_a_cut_and_none_is_lost(team: Team) -> None:
    team.runs.put(_working())
    team.runs.pod("pod", "mine")
    team.write(*(f"tool call: t args={number}" for number in range(5)))
    team.api.inject(Truncate(150), path="*/log", times=2, number=2)
    with Following(team.place, "feed", "tail", "-f", "--tools", "-o", "jsonl") as feed:
        feed.read_until(lambda one: one["text"] == "4")
        team.write(*(f"tool call: t args={number}" for number in range(5, 12)))
        feed.read_until(lambda one: one["text"] == "11")
        team.write("tool call: t args=last", ends=True)
        team.runs.report("mine", {"phase": "Succeeded", "result": "42", "completedAt": _stamp(BEGUN)})
        feed.read_until(lambda one: one["kind"] == "result")
    assert _texts("".join(feed.lines), "tool") == [*map(str, range(12)), "last"]
    assert len({one["id"] for one in feed.values}) == len(feed.values)


def test_a_run_that_comes_later_is_followed_from_its_first_line(team: Team) -> None:
    with Following(team.place, "feed", "tail", "-f", "--tools", "-o", "jsonl") as feed:
        feed.read_until(lambda one: one["kind"] == "pack")
        team.write("tool call: t args=first")
        team.runs.put(run("mine", phase="Pending"))
        team.runs.report("mine", {"phase": "Running", "podName": "pod"})
        feed.read_until(lambda one: one["kind"] == "started")
        # Its pod may be seen later than the run says so.
        team.runs.pod("pod", "mine")
        feed.read_until(lambda one: one["kind"] == "tool")
    assert _texts("".join(feed.lines), "tool") == ["first"]


def test_the_end_of_a_run_waits_for_its_last_lines(team: Team) -> None:
    team.runs.put(_working())
    team.runs.pod("pod", "mine")
    team.write("tool call: t args=0")
    with Following(team.place, "feed", "tail", "-f", "--tools", "-o", "jsonl") as feed:
        feed.read_until(lambda one: one["kind"] == "tool")
        team.write(*(f"tool call: t args={number}" for number in range(1, 400)), ends=True)
        team.runs.report("mine", {"phase": "Failed", "error": "no", "completedAt": _stamp(BEGUN)})
        feed.read_until(lambda one: one["kind"] == "error")
    assert _texts("".join(feed.lines), "tool") == [*map(str, range(400))]


def test_more_runs_than_are_read_at_once_are_said(team: Team) -> None:
    names = [f"run-{number}" for number in range(MOST + 3)]
    team.runs.put(*(_working(name, f"pod-{name}") for name in names))
    for name in names:
        team.runs.pod(f"pod-{name}", name)
        team.write(f"tool call: t args={name}", pod=f"pod-{name}")
    past = team.place.run("feed", "tail", "--tools", "--kind", "tool", "-o", "jsonl")
    assert past.err == ""
    assert sorted(_texts(past.out, "tool")) == sorted(names)
    with Following(team.place, "feed", "tail", "-f", "--tools", "--kind", "tool", "-o", "jsonl") as feed:
        assert feed.read_note() == f"note: {MOST} logs are read at once: 3 runs must wait for an end of others\n"
        for name in names[:MOST]:
            team.write(pod=f"pod-{name}", ends=True)
            team.runs.report(name, {"phase": "Succeeded", "result": "x"})
        feed.read_until(lambda _: len(feed.lines) == len(names))
    assert sorted(_texts("".join(feed.lines), "tool")) == sorted(names)


def test_who_may_not_read_logs_is_told_so_once(team: Team) -> None:
    team.place.site.grant(ALICE, ("list", ENSEMBLES), ("list", RUNS))
    team.runs.put(_working("one"), _working("two"))
    team.runs.pod("pod", "one")
    done = team.place.run("feed", "tail", "--tools", "--memory", "-o", "jsonl", user=ALICE)
    assert done.code == 0
    assert _texts(done.out, "task")
    notes = sorted(done.err.splitlines())
    assert len(notes) == 2
    assert "shared memories are not shown: you may not get services/proxy" in notes[0]
    assert "may not get pods/log" in notes[1]


def test_memories_are_told_once_each(team: Team) -> None:
    team.serve()
    team.remember(1, "It rains.\x1b[2J")
    team.remember(2, "Old.", created_at=_stamp(BEGUN - timedelta(days=3)))
    past = team.place.run("feed", "tail", "--memory", "--since", "1h", "-o", "jsonl")
    assert (past.code, past.err) == (0, "")
    assert _texts(past.out, "memory") == ["It rains.\x1b[2J"]
    shown = team.place.run("feed", "tail", "team", "--memory", "--persona", "writer", "-o", "text")
    assert "writer  remembers [found]" in shown.out
    assert "\x1b[2J" not in shown.out
    asked = team.api.inject(Hold(BEFORE), path="*/proxy/list", number=2)
    with Following(team.place, "feed", "tail", "-f", "--memory", "--kind", "memory", "-o", "jsonl") as feed:
        feed.read_until(lambda one: one["text"].startswith("It rains."))
        team.remember(3, "It snows.")
        team.remember(1, "It does not rain.", seq=9)
        asked.release()
        feed.read_until(lambda one: one["text"] == "It does not rain.")
    assert _texts("".join(feed.lines), "memory") == ["Old.", "It rains.\x1b[2J", "It snows.", "It does not rain."]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (None, "does not answer"),
        (Answer(200, b"<html>", "text/html"), "does not answer"),
        (said(200, {"success": False, "error": "locked\x1b[2J"}), "says 'locked"),
        (said(404, {}), "has no service, or one that knows of no list"),
        (said(200, {"success": True, "content": [1, {}, None]}), ""),
    ],
)
def test_a_memory_that_does_not_answer_is_said(team: Team, answer: Answer | None, why: str) -> None:
    team.serve()
    key = (team.place.namespace, ADDRESS)
    if answer is None:
        del team.api.routes.services[key]
    else:
        team.api.routes.services[key] = lambda _path, _query: answer
    done = team.place.run("feed", "tail", "--memory", "-o", "jsonl")
    assert done.code == 0
    assert _texts(done.out, "pack") == [""]
    assert "\x1b" not in done.err
    assert done.err.startswith(f"note: the shared memory of 'team' is not shown: it {why}" if why else "")
    assert bool(done.err) == bool(why)


@pytest.mark.parametrize("option", ["--tools", "--memory"])
@pytest.mark.parametrize("other", ["--cursor", "--record", "--replay"])
def test_files_have_objects_alone(team: Team, option: str, other: str) -> None:
    done = team.place.run("feed", "tail", "-f", option, other, "file")
    assert done.code == 2
    assert f"{option} and {other} do not go together" in done.err


def test_a_real_server_without_kubelets_and_memories(era_site: Site) -> None:
    """A pod that no kubelet has taken has an empty log, and a pack that no controller has seen has no service."""
    _add_pack(era_site)
    runs = Runs(era_site)
    runs.put(_working(), _working("lost", "gone"))
    runs.pod("pod", "mine")
    place = Playground(era_site)
    done = place.run("feed", "tail", "--tools", "--memory", "-o", "jsonl")
    assert done.code == 0
    assert len(_texts(done.out, "task")) == 2
    said_so = done.err.startswith("note: the shared memory of 'team' is not shown: it has no service")
    # Packs had no such memory then.
    assert said_so == (era_site.era != Era.V0_8)
    assert len(done.err.splitlines()) == said_so


def test_rights_on_a_real_server(site: Site) -> None:
    _add_pack(site)
    runs = Runs(site)
    runs.put(_working())
    runs.pod("pod", "mine")
    place = Playground(site)
    site.grant(ALICE, ("list", ENSEMBLES), ("list", RUNS), ("get", PODS))
    done = place.run("feed", "tail", "--tools", "--memory", "-o", "jsonl", user=ALICE)
    assert done.code == 0
    assert _texts(done.out, "task")
    assert "may not get pods/log" in done.err
    assert "you may not get services/proxy" in done.err
