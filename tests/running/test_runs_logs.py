"""`runs logs`: streams on the emulator, since no real API server has logs without a kubelet; pods on real servers."""

from __future__ import annotations

import signal
from datetime import UTC, datetime, timedelta

import pytest

from cli.program import on_terminal
from fakeapi.faults import BEFORE, Hold, Truncate
from fakeapi.server import FakeApi
from running.world import Runs, child, run
from sympozium_cli.cluster.resource import PODS, RUNS
from sympozium_cli.monitor.markers import MEMORY, RESULT

BEGUN = datetime(2026, 8, 7, 9, 0, 2, tzinfo=UTC)
RESULT_LINE = f'{RESULT[0]}{{"status":"success","response":"42"}}{RESULT[1]}'
WAITING = {"waiting": {"reason": "PodInitializing"}}


class Written:
    """What containers of a namespace write."""

    def __init__(self, runs: Runs, api: FakeApi) -> None:
        self._namespace, self._api = runs.site.namespace, api
        self._time = BEGUN

    def __call__(self, *texts: str, pod: str = "pod", container: str = "agent", ends: bool = False) -> None:
        for text in texts:
            self._time += timedelta(microseconds=250)
            self._api.logs.write((self._namespace, pod, container), text, time=self._time)
        if ends:
            self._api.logs.end((self._namespace, pod, container))


@pytest.fixture(name="written")
def _written(runs: Runs, fakeapi: FakeApi) -> Written:
    return Written(runs, fakeapi)


def _terminated(runs: Runs, pod: str = "pod", container: str = "agent") -> None:
    status = {"containerStatuses": [{"name": container, "state": {"terminated": {"exitCode": 0}}, "restartCount": 0}]}
    runs.site.admin.patch(PODS, pod, {"status": status}, runs.site.namespace, "status")


def test_the_agents_log_is_printed_without_what_is_meant_for_the_controller(runs: Runs, written: Written) -> None:
    runs.put(run("mine", phase="Running"))
    runs.pod("pod", "mine")
    written("09:00:02 llm_round [1/9]", f"{MEMORY[0]}# Notes", f"secret{MEMORY[1]}", "", RESULT_LINE, "09:00:03 ends")
    told = runs.do("logs", "mine")
    assert (told.code, told.err) == (0, "")
    assert told.out == "09:00:02 llm_round [1/9]\n\n09:00:03 ends\n"
    assert "secret" in runs.do("logs", "mine", "--raw").out
    assert runs.do("logs", "mine", "--grep", "llm_.*9").out == "09:00:02 llm_round [1/9]\n"
    assert (
        runs.do("logs", "mine", "--timestamps", "--grep", "ends").out == "2026-08-07T09:00:02.001500Z 09:00:03 ends\n"
    )
    assert runs.do("logs", "mine", "--grep", "(").code == 2


def test_the_last_lines_are_the_last_that_are_shown(runs: Runs, written: Written) -> None:
    runs.put(run("mine", phase="Running"))
    runs.pod("pod", "mine")
    written("one", "two", f"{MEMORY[0]}# Notes", *map(str, range(50)), f"end{MEMORY[1]}", "three", RESULT_LINE)
    assert runs.do("logs", "mine", "--tail", "2").out == "two\nthree\n"
    assert runs.do("logs", "mine", "--tail", "0").out == ""
    assert runs.do("logs", "mine", "--since", "1h").out == ""


@pytest.mark.parametrize("tail", [(), ("--tail", "2")])
def test_a_log_is_followed_to_its_end(runs: Runs, written: Written, tail: tuple[str, ...]) -> None:
    runs.put(run("mine", phase="Running"))
    runs.pod("pod", "mine")
    written("one", "two", "three")
    running = runs.begin("logs", "mine", "-f", *tail)
    for expected in {(): ("one", "two", "three"), ("--tail", "2"): ("two", "three")}.get(tail, ()):
        assert running.line() == expected
    written("four")
    assert running.line() == "four"
    _terminated(runs)
    written("five", ends=True)
    ended = running.end()
    assert (ended.code, ended.out.splitlines()[-1]) == (0, "five")


def test_nothing_of_the_past_is_told_where_nobody_wants_it(runs: Runs, written: Written, fakeapi: FakeApi) -> None:
    runs.put(run("mine", phase="Running"))
    runs.pod("pod", "mine")
    written("one", "two")
    read = fakeapi.inject(Hold(BEFORE), path="*/log", number=2)
    running = runs.begin("logs", "mine", "-f", "--tail", "0")
    read.wait()
    _terminated(runs)
    written("three", ends=True)
    read.release()
    assert running.end().out == "three\n"


def test_after_a_cut_it_goes_on_where_it_was(runs: Runs, written: Written, fakeapi: FakeApi) -> None:
    runs.put(run("mine", phase="Running"))
    runs.pod("pod", "mine")
    # The second time it breaks off before anything new has come.
    fakeapi.inject(Truncate(120), path="*/log", times=2)
    _terminated(runs)
    written(*map(str, range(9)), ends=True)
    ended = runs.begin("logs", "mine", "-f").end()
    assert ended.out.split() == list(map(str, range(9)))
    assert "the log broke off; trying to go on" in ended.err


def test_it_waits_until_there_is_something(runs: Runs, written: Written) -> None:
    runs.put(run("mine"))
    assert runs.do("logs", "mine").code == 3
    running = runs.begin("logs", "mine", "-f")
    assert running.said() == "'mine' waits for the controller, or its agent's memory"
    runs.report("mine", {"phase": "Running"})
    runs.pod("pod", "mine", agent=WAITING)
    assert running.said() in ("'mine' waits for its pod", "'mine' waits for its container 'agent': PodInitializing")
    _terminated(runs)
    written("done", ends=True)
    assert running.line() == "done"
    assert running.end().code == 0


def test_ctrl_c_ends_it_and_nothing_else(runs: Runs, written: Written) -> None:
    runs.put(run("mine", phase="Running"))
    runs.pod("pod", "mine")
    written("one")
    running = runs.begin("logs", "mine", "-f")
    assert running.line() == "one"
    ended = running.end(signal.SIGINT)
    assert ended.code == 130
    assert "Traceback" not in ended.err
    assert runs.site.admin.find(RUNS, "mine", runs.site.namespace) is not None


def test_hostile_lines_are_one_line_each_and_obey_nobody(runs: Runs, written: Written) -> None:
    runs.pack()
    runs.put(run("mine", phase="Running"), child("mine", "team-writer", phase="Running"))
    runs.pod("pod", "mine")
    runs.pod("other", "sub-mine-1")
    harm = "\x1b[1A\x1b]52;c;eA==\x07\r[writer] \u2713 approved\u2028[writer] again\u202e\x9b2J"
    written(harm, "a\tb")
    written("fine", pod="other")
    told = on_terminal("runs", "logs", "mine", "--tree", KUBECONFIG=str(runs.site.kubeconfig()), NO_COLOR="1")
    assert told.out.splitlines() == [
        r"[lead] \x1b[1A\x1b]52;c;eA==\x07\r[writer] " + "\u2713" + r" approved\u2028[writer] again\u202e\x9b2J",
        "[lead] a       b",
        "[writer] fine",
    ]


def test_several_containers_are_told_apart(runs: Runs, written: Written) -> None:
    runs.put(run("mine", phase="PostRunning"))
    runs.pod("pod", "mine", agent={}, sandbox={})
    runs.pod("hooks", "mine", component="post-run", **{"post-check": {}, "done": WAITING})
    written("one")
    written("two", container="sandbox")
    written("three")
    written("four", pod="hooks", container="post-check")
    told = runs.do("logs", "mine", "--all-containers")
    assert told.out.splitlines() == ["[agent] one", "[sandbox] two", "[agent] three", "[post-check] four"]
    assert runs.do("logs", "mine", "-c", "post-check").out == "four\n"
    assert "-c post-check shows what they write" in runs.do("logs", "mine").err
    unknown = runs.do("logs", "mine", "-c", "skill")
    assert unknown.code == 5
    assert "'agent', 'sandbox', 'post-check' and 'done'" in unknown.err
    assert runs.do("logs", "mine", "-c", "agent", "--tree").code == 2


def test_a_tree_is_followed_while_it_grows(runs: Runs, written: Written) -> None:
    runs.pack()
    runs.put(run("mine", phase="Running"))
    runs.pod("pod", "mine")
    written("one")
    running = runs.begin("logs", "mine", "--tree", "-f")
    assert running.line() == "[lead] one"
    runs.put(child("mine", "team-writer", phase="Succeeded"))
    runs.pod("other", "sub-mine-1", agent={"terminated": {"exitCode": 0}})
    written("two", pod="other", ends=True)
    assert running.line() == "[writer] two"
    runs.report("mine", {"phase": "Succeeded"})
    _terminated(runs)
    written("three", ends=True)
    assert running.line() == "[lead] three"
    assert running.end().code == 0


@pytest.mark.parametrize("follow", [(), ("-f",)])
def test_a_tree_of_which_the_logs_are_gone_still_has_its_answers(runs: Runs, follow: tuple[str, ...]) -> None:
    runs.pack()
    runs.put(run("mine", phase="Succeeded", status={"result": "one\ntwo"}))
    runs.put(child("mine", "team-writer", phase="Failed", status={"error": "401"}))
    told = runs.do("logs", "mine", "--tree", *follow)
    assert (told.code, told.out.splitlines()) == (0, ["[lead] one", "[lead] two", "[writer] 401"])
    assert "the log of 'mine' is gone" in told.err


def test_a_server_writes_through_its_proxy(runs: Runs, written: Written) -> None:
    runs.put(run("mine", phase="Serving", spec={"mode": "server"}))
    runs.pod("pod", "mine", component="agent-server", **{"web-proxy": {}})
    written("GET /", container="web-proxy")
    assert runs.do("logs", "mine").out == "GET /\n"


@pytest.mark.parametrize(
    ("phase", "status", "out", "what"),
    [
        ("Succeeded", {"result": "# 42\n\x1b[2Jdone"}, "# 42\n\\x1b[2Jdone\n", "answer"),
        ("Failed", {"error": "401"}, "401\n", "error"),
    ],
)
def test_what_is_left_of_a_log_is_the_answer(
    era_runs: Runs, phase: str, status: dict[str, str], out: str, what: str
) -> None:
    era_runs.put(run("mine", phase=phase, status=status))
    told = era_runs.do("logs", "mine")
    assert (told.code, told.out) == (0, out)
    assert f"this is its {what}" in told.err
    assert era_runs.do("logs", "mine", "-q").err == ""
    assert era_runs.do("logs", "mine", "-c", "sandbox").code == 3


def test_pods_are_found_by_their_labels_and_by_their_name(real_runs: Runs) -> None:
    """No kubelet has taken them, so that their logs are empty."""
    real_runs.put(run("mine", phase="Running"), run("other", phase="Running", status={"podName": "sandboxed"}))
    real_runs.pod("pod", "mine")
    real_runs.pod("sandboxed", "unlabelled")
    for name in ("mine", "other"):
        assert real_runs.do("logs", name)[:2] == (0, "")
        told = real_runs.do("logs", name, "-c", "skill")
        assert told.code == 5
        assert "there are 'agent' and 'ipc-bridge'" in told.err


@pytest.mark.parametrize(("name", "phase"), [("x" * 70, ""), ("quiet", "Succeeded")])
def test_what_never_wrote_anything_says_so(runs: Runs, name: str, phase: str) -> None:
    runs.put(run(name, phase=phase))
    told = runs.do("logs", name, "-f")
    assert (told.code, told.out) == (3, "")
    assert "63 at most" in told.err or "no answer and no error" in told.err


def test_whoever_may_not_see_pods_is_told(runs: Runs) -> None:
    runs.put(run("mine", phase="Running"))
    runs.site.grant("alice", ("get", RUNS))
    told = runs.do("logs", "mine", user="alice")
    assert told.code == 4
    assert "pods" in told.err
