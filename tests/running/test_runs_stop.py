"""`runs stop`: on the emulator, and with a controller that plays its part on real servers."""

from __future__ import annotations

import pytest

from cli.program import on_terminal
from cluster.controller import Controller
from cluster.site import Site
from fakeapi.faults import BEFORE, Hold
from fakeapi.server import FakeApi
from running.world import Runs, child, delegate, run
from sympozium_cli.cluster.resource import RUNS

FINALIZER = "sympozium.ai/agentrun-finalizer"


def _there(runs: Runs, name: str) -> bool:
    return runs.site.admin.find(RUNS, name, runs.site.namespace) is not None


def test_a_run_is_deleted_once_somebody_agrees(runs: Runs) -> None:
    runs.put(run("mine", phase="Running", status={"podName": "pod-1"}), run("yours", phase="Running"))
    refused = runs.do("stop", "mine")
    assert (refused.code, refused.out) == (6, "")
    assert "- delete AgentRun mine" in refused.err
    assert "it is Running for" in refused.err
    assert "1 pod, with the log: pod-1" in refused.err
    assert "there will be no answer" in refused.err
    assert f"namespace {runs.site.namespace}" in refused.err
    told = runs.do("stop", "run/mine", "--yes")
    assert (told.code, told.out) == (0, "agentrun.sympozium.ai/mine stopped\n")
    assert (_there(runs, "mine"), _there(runs, "yours")) == (False, True)


def test_a_person_is_asked(runs: Runs) -> None:
    runs.put(run("mine", phase="Running"))
    path = str(runs.site.kubeconfig())
    assert on_terminal("runs", "stop", "mine", typed="n\n", KUBECONFIG=path).code == 6
    assert _there(runs, "mine")
    assert on_terminal("runs", "stop", "mine", typed="y\n", KUBECONFIG=path).code == 0
    assert not _there(runs, "mine")


@pytest.mark.parametrize("how", ["client", "server"])
def test_a_dry_run_changes_nothing(runs: Runs, fakeapi: FakeApi, how: str) -> None:
    runs.put(run("mine", phase="Running"))
    fakeapi.requests.clear()
    told = runs.do("stop", "mine", f"--dry-run={how}")
    assert told.code == 0
    assert "- delete AgentRun mine" in told.out
    assert "nothing was changed" in told.err
    assert _there(runs, "mine")
    assert [one.verb for one in fakeapi.requests if one.verb == "delete"] == (["delete"] if how == "server" else [])


def test_what_has_ended_is_left_alone(runs: Runs) -> None:
    runs.put(run("mine", phase="Succeeded"), run("yours", phase="Running"))
    told = runs.do("stop", "mine", "yours", "--yes")
    assert (told.code, told.out) == (0, "agentrun.sympozium.ai/yours stopped\n")
    assert "'mine' is Succeeded: there is nothing to stop" in told.err
    assert _there(runs, "mine")
    assert runs.do("stop", "mine").code == 0


def test_a_run_that_never_starts_can_be_stopped(runs: Runs) -> None:
    runs.put(run("x" * 70))
    assert runs.do("stop", "x" * 70, "--yes").code == 0
    assert not _there(runs, "x" * 70)


def test_what_it_has_led_to_goes_on_unless_told_otherwise(era_runs: Runs) -> None:
    runs = era_runs
    record = [delegate("sub-a-1", "writer", "Running")]
    runs.put(
        run("a", phase="AwaitingDelegate", status={"delegates": record}),
        child("a", "team-writer", phase="Running"),
        run("done", labels={"sequential-from": "sub-a-1"}, phase="Succeeded"),
    )
    told = runs.do("stop", "a", "--dry-run=client")
    assert "1 run that 'a' has led to will go on: sub-a-1 (--tree stops them as well)" in told.out
    assert "'a' waits for 'sub-a-1'" in runs.do("stop", "sub-a-1", "--dry-run=client").out
    assert runs.do("stop", "a", "--tree", "--yes").out.split() == [
        "agentrun.sympozium.ai/a",
        "stopped",
        "agentrun.sympozium.ai/sub-a-1",
        "stopped",
    ]
    assert [_there(runs, name) for name in ("a", "sub-a-1", "done")] == [False, False, True]


def test_what_starts_it_anew_is_told(runs: Runs) -> None:
    labels = {"schedule": "team-lead-schedule"}
    runs.put(run("a", phase="Running", labels=labels), run("b", phase="Serving", labels={"component": "web-endpoint"}))
    told = runs.do("stop", "a", "b", "--dry-run=client").out
    assert "the schedule 'team-lead-schedule' starts the next run when it is time" in told
    assert "the agent 'team-lead' makes 'b' anew" in told


def _held(runs: Runs, name: str) -> None:
    runs.site.admin.patch(RUNS, name, {"metadata": {"finalizers": [FINALIZER]}}, runs.site.namespace)


def test_it_waits_for_the_controller(site: Site, controller: Controller) -> None:
    runs = Runs(site)
    runs.put(run("mine", phase="Running"))
    controller.settle()
    running = runs.begin("stop", "mine", "--yes")
    while "waiting for the controller" not in running.said():
        pass
    controller.settle()
    assert running.end()[:2] == (0, "agentrun.sympozium.ai/mine stopped\n")
    assert not _there(runs, "mine")


def test_a_controller_that_does_not_let_go_is_told(real_runs: Runs) -> None:
    real_runs.put(run("mine", phase="Running"))
    _held(real_runs, "mine")
    told = real_runs.do("stop", "mine", "--yes", "--timeout", "1s")
    assert (told.code, told.out) == (124, "")
    assert "sympozium doctor" in told.err
    assert "Terminating" in real_runs.do("list").out
    assert real_runs.do("stop", "mine", "--yes", "--no-wait").code == 0
    real_runs.site.admin.patch(RUNS, "mine", {"metadata": {"finalizers": None}}, real_runs.site.namespace)


def test_another_run_of_that_name_is_left_alone(runs: Runs, fakeapi: FakeApi) -> None:
    """The one that was looked at has gone, and the next has its name."""
    runs.put(run("mine", phase="Running"))
    moment = fakeapi.inject(Hold(BEFORE), verb="delete", path="*/agentruns/mine")
    running = runs.begin("stop", "mine", "--yes")
    moment.wait()
    runs.site.admin.delete(RUNS, "mine", runs.site.namespace)
    runs.put(run("mine", phase="Running"))
    moment.release()
    ended = running.end()
    assert ended.code == 6
    assert _there(runs, "mine")


def test_who_may_not_is_told_before_anything_happens(runs: Runs) -> None:
    runs.put(run("mine", phase="Running"), run("yours", phase="Running"))
    runs.site.grant("alice", ("get list", RUNS), ("delete", RUNS, "yours"))
    told = runs.do("stop", "mine", "yours", "--yes", user="alice")
    assert told.code == 4
    assert "you may not delete agentruns" in told.err
    assert _there(runs, "yours")
    assert runs.do("stop", "yours", "--yes", user="alice").code == 0


def test_whoever_may_not_list_runs_is_told_what_was_not_looked_at(runs: Runs) -> None:
    runs.put(run("mine", phase="Running"))
    runs.site.grant("alice", ("get delete", RUNS))
    told = runs.do("stop", "mine", "--yes", user="alice")
    assert told.code == 0
    assert "could not look at other runs" in told.err
    runs.put(run("mine", phase="Running"))
    assert runs.do("stop", "mine", "--tree", "--yes", user="alice").code == 4


def test_what_is_not_there_is_not_found(runs: Runs) -> None:
    runs.put(run("mine", phase="Running"))
    told = runs.do("stop", "mine", "nothing", "--yes")
    assert told.code == 5
    assert _there(runs, "mine")
