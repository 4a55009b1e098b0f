"""`runs watch` against a real API server: what it shows is what happened, and its exit code what became of it."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from cli.feed.following import Following
from cli.playground import Playground
from cli.program import environment, sympozium
from cluster.server import ALICE
from cluster.site import Site
from running.world import Runs, child, run, usage
from sympozium_cli.cluster.resource import RUNS


@pytest.fixture
def world(era_site: Site) -> Runs:
    made = Runs(era_site)
    made.pack()
    return made


def watching(world: Runs, *words: str) -> Following:
    return Following(Playground(world.site), "runs", "watch", *words, "-o", "jsonl")


def is_synced(value: dict[str, Any]) -> bool:
    return bool(value["type"] == "SYNCED" and value["kind"] == "AgentRun")


def steps(values: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(one["type"], one["run"]["name"], one["run"]["state"]) for one in values if "run" in one]


def stop(world: Runs, name: str) -> None:
    world.site.admin.delete(RUNS, name, world.site.namespace)


def test_a_run_is_followed_to_its_end_and_so_are_its_children(world: Runs) -> None:
    world.put(run("first", phase="Running"), run("other", phase="Running"))
    with watching(world, "first") as following:
        following.read_until(is_synced)
        world.put(child("first", "team-writer", phase="Running"))
        following.read_until(lambda one: one.get("run", {}).get("name") == "sub-first-1")
        world.report("first", {"phase": "Succeeded", "result": "done", **usage(1200)})
        following.read_until(lambda one: one.get("run", {}).get("state") == "Succeeded")
        world.report("other", {"phase": "Failed", "error": "nobody asked"})
        world.report("sub-first-1", {"phase": "Succeeded"})
        following.read_until(lambda one: one["type"] == "END")
        code, err = following.ended()
    assert (code, err) == (0, "")
    assert steps(following.values) == [
        ("ADDED", "first", "Running"),
        ("ADDED", "sub-first-1", "Pending"),
        ("PHASE", "sub-first-1", "Running"),
        ("PHASE", "first", "Succeeded"),
        ("PHASE", "sub-first-1", "Succeeded"),
    ]
    (writer,) = {(one["run"]["pack"], one["run"]["persona"]) for one in following.values if "sub-" in str(one)}
    assert writer == ("team", "writer")


def test_the_failure_of_a_child_is_told_although_its_parent_succeeds(world: Runs) -> None:
    world.put(run("first", phase="Running"), child("first", "team-writer", phase="Running"))
    with watching(world, "first") as following:
        following.read_until(is_synced)
        world.report("sub-first-1", {"phase": "Failed", "error": "out of \x1b[31mmemory"})
        world.report("first", {"phase": "Succeeded"})
        following.read_until(lambda one: one["type"] == "END")
        code, err = following.ended()
    assert code == 1
    assert "sub-first-1: out of \\x1b[31mmemory" in err
    assert following.values[-1]["reasons"] == [{"name": "sub-first-1", "reason": "out of \x1b[31mmemory"}]


@pytest.mark.parametrize(
    ("status", "code"),
    [({"phase": "Succeeded"}, 0), ({"phase": "Skipped"}, 0), ({"phase": "Failed"}, 1), ({"phase": "Serving"}, 0)],
)
def test_a_run_that_has_arrived_already_is_told_and_gives_the_exit_code(
    world: Runs, status: dict[str, str], code: int
) -> None:
    world.put(run("first", phase=status["phase"]))
    done = world.do("watch", "first")
    assert done.code == code
    assert f"/first lead (new) -> {status['phase']}" in done.out


def test_a_run_that_is_deleted_on_its_way_ends_it_with_five(world: Runs) -> None:
    world.put(run("first", phase="Running"))
    with watching(world, "first") as following:
        following.read_until(is_synced)
        stop(world, "first")
        following.read_until(lambda one: one["type"] == "END")
        code, err = following.ended()
    assert code == 5
    assert "first: it was deleted before it had ended" in err


def test_a_run_that_can_never_begin_ends_it_with_one_and_says_why(world: Runs) -> None:
    name = "n" * 64
    world.put(run(name))
    done = world.do("watch", name)
    assert done.code == 1
    assert "NeverStarts" in done.out
    assert "63 at most" in done.err


def test_the_first_that_ends_is_enough_if_that_is_asked(world: Runs) -> None:
    world.put(run("first", phase="Running"), run("second", phase="Running"))
    with watching(world, "first", "second", "--any") as following:
        following.read_until(is_synced)
        world.report("second", {"phase": "Failed", "error": "boom"})
        following.read_until(lambda one: one["type"] == "END")
        code, _ = following.ended()
    assert code == 1


def test_a_pack_is_watched_until_a_phase(world: Runs) -> None:
    world.put(run("old", phase="Succeeded"), run("elsewhere", agent="stranger", phase="Running"))
    with watching(world, "--pack", "team", "--until", "failed") as following:
        following.read_until(is_synced)
        world.put(run("new", phase="Running"))
        world.report("elsewhere", {"phase": "Failed"})
        world.report("new", {"phase": "Failed", "error": "boom"})
        following.read_until(lambda one: one["type"] == "END")
        code, _ = following.ended()
    assert code == 1
    names = {name for _, name, _ in steps(following.values)}
    assert names == {"new"}


def test_time_runs_out_with_124(world: Runs) -> None:
    world.put(run("first", phase="Running"))
    done = world.do("watch", "first", "--timeout", "1s")
    assert done.code == 124
    assert "the runs go on" in done.err


def test_ctrl_c_leaves_the_runs_alone_and_says_how_to_go_on(world: Runs) -> None:
    world.put(run("first", phase="Running"))
    with watching(world, "first") as following:
        following.read_until(is_synced)
        code, _, err = following.stop()
    assert code == -signal.SIGINT
    assert "sympozium runs watch first" in err
    assert world.site.admin.get(RUNS, "first", world.site.namespace)["status"]["phase"] == "Running"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("frist",), 5, "did you mean 'first'?"),
        (("first", "--pack", "team"), 2, "exclude each other"),
        (("--until", "suceeded"), 2, "did you mean 'Succeeded'?"),
        (("first", "--any", "--until", "failed"), 2, "exclude each other"),
        (("-o", "yaml"), 2, "--output"),
        (("first", "--exec", "no-such-program-x"), 2, "no program"),
        (("--timeout", "soon"), 2, "length of time"),
    ],
)
def test_wrong_words_are_answered(world: Runs, words: tuple[str, ...], code: int, said: str) -> None:
    world.put(run("first", phase="Running"))
    done = world.do("watch", *words)
    assert done.code == code
    assert said in done.err
    assert "Traceback" not in done.err


def test_who_may_not_see_runs_is_told_what_is_missing(world: Runs) -> None:
    done = world.do("watch", user=ALICE)
    assert done.code == 4
    assert "list" in done.err
    assert "agentruns" in done.err


def test_a_cursor_goes_on_where_the_last_command_ended(world: Runs, tmp_path: Path) -> None:
    cursor = str(tmp_path / "cursor")
    world.put(run("first", phase="Running"))
    with watching(world, "--cursor", cursor) as following:
        following.read_until(is_synced)
        following.stop()
    world.report("first", {"phase": "Succeeded"})
    world.put(run("second", phase="Running"))
    with watching(world, "--cursor", cursor) as again:
        again.read_until(lambda one: one.get("run", {}).get("name") == "second")
        again.stop()
    assert steps(again.values)[:1] == [("PHASE", "first", "Succeeded")]
    assert ("ADDED", "first", "Running") not in steps(again.values)


def test_what_was_recorded_is_shown_again_without_a_cluster(world: Runs, tmp_path: Path) -> None:
    record = str(tmp_path / "record")
    world.put(run("first", phase="Running"))
    with watching(world, "first", "--record", record) as following:
        following.read_until(is_synced)
        world.report("first", {"phase": "Failed", "error": "boom"})
        following.read_until(lambda one: one["type"] == "END")
        following.ended()
    words = ["runs", "watch", "first", "--replay", record, "--speed", "0", "-o", "jsonl"]
    again = sympozium(*words, env=environment(KUBECONFIG=os.devnull))
    assert again.code == 1
    assert steps([json.loads(line) for line in again.out.splitlines()]) == steps(following.values)


def test_a_command_reads_what_has_ended(world: Runs, tmp_path: Path) -> None:
    script = tmp_path / "hook.sh"
    script.write_text(f"cat >> '{tmp_path}/seen'\n")
    world.put(run("first", phase="Running"))
    with watching(world, "first", "--exec", f"sh {script}") as following:
        following.read_until(is_synced)
        world.report("first", {"phase": "Succeeded"})
        assert following.ended()[0] == 0
    (seen,) = [json.loads(line) for line in (tmp_path / "seen").read_text().splitlines()]
    assert (seen["type"], seen["run"]["name"], seen["run"]["state"]) == ("PHASE", "first", "Succeeded")


def test_a_command_that_reads_nothing_does_not_end_the_watching(runs: Runs) -> None:
    """Its pipe would be closed before it is written to; and an event is larger than what a pipe holds."""
    long = "x" * 200_000
    runs.put(run("first", phase="Running"))
    watching = runs.begin("watch", "first", "--exec", "true")
    watching.line()
    runs.report("first", {"phase": "Failed", "error": long})
    watching.line()
    ended = watching.end()
    assert (ended.code, ended.out) == (1, "")
    assert "--exec" not in ended.err
