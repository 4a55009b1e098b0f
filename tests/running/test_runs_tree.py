"""`runs get` and `runs tree`: on the emulator, and where eras matter on real servers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cli.program import on_terminal
from monitor.runs import Object
from running.world import Runs, child, delegate, run, stamp, usage
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.report.runs import model

LEAD = "team-lead-schedule-12"
WRITER = f"sub-{LEAD}-1"
SCHEDULED = {"schedule": "team-lead-schedule", "ensemble": "team"}
LONG = "x" * 70


def _worked(runs: Runs, seconds: float) -> Object:
    return {"startedAt": stamp(seconds + 5, runs.now), "completedAt": stamp(5, runs.now)}


def _team(runs: Runs) -> None:
    """A run that failed because its delegate did, of which its record says that it succeeded; and a successor."""
    runs.pack()
    record = [delegate(WRITER, "writer", "Succeeded")]
    runs.put(
        run(LEAD, phase="Failed", labels=SCHEDULED, status={"error": "delegate failed", "delegates": record}),
        child(LEAD, "team-writer", phase="Failed", status={"error": "401 wrong key", **_worked(runs, 30)}),
        run("team-lead-stimulus-41", phase="Succeeded", labels={"stimulus": "true", "trigger-source": "manual"},
            status={"result": "# Done\n" + "line\n" * 30, **usage(18_234, 59_500), **_worked(runs, 90)}),
        run("team-writer-seq-42", "team-writer", phase="Running", labels={"sequential-from": "team-lead-stimulus-41"}),
    )  # fmt: skip


def test_one_screen_says_what_became_of_a_run(era_runs: Runs) -> None:
    _team(era_runs)
    told = era_runs.do("get", f"run/{LEAD}")
    assert (told.code, told.err) == (0, "")
    assert f"AgentRun/{LEAD} in {era_runs.site.namespace}: Failed" in told.out
    assert "persona     lead of team" in told.out
    assert "started by  the schedule team-lead-schedule" in told.out
    assert "delegate failed" in told.out
    assert f"warning: {WRITER} is Failed, whatever the record of its parent says: Succeeded" in told.out
    assert f"next: sympozium runs tree {LEAD} -n {era_runs.site.namespace} --why-failed" in told.out


def test_long_answers_are_folded_until_they_are_wanted(runs: Runs) -> None:
    _team(runs)
    told = runs.do("get", "team-lead-stimulus-41").out
    assert told.count("  line\n") == 15
    assert "15 more lines: --full" in told
    assert runs.do("get", "team-lead-stimulus-41", "--full").out.count("  line\n") == 30
    assert "18,234 (16.4k in, 1.8k out), 7 tool calls" in told
    assert "$0.0595, priced as openai/gpt-4o" in told
    assert "worked 90s of 10m" in told
    assert "team-writer-seq-42   writer   Running   successor" in told


def test_a_name_that_is_too_long_is_why_nothing_happens(runs: Runs) -> None:
    runs.put(run(LONG))
    told = runs.do("get", LONG).out
    assert "NeverStarts" in told
    assert "its name has 70 characters, and its Job can have 63 at most" in told
    assert f"next: sympozium runs stop {LONG}" in told


def test_what_is_waited_for_is_told_with_what_to_do(runs: Runs) -> None:
    gate = {"lifecycle": {"postRun": [{"name": "ask", "image": "x", "gate": True}]}}
    runs.put(run("held", phase="PostRunning", spec=gate, status={"result": "secret", "startedAt": stamp(60, runs.now)}))
    runs.put(
        run("asking", phase="AwaitingDelegate", status={"delegates": [delegate("sub-asking-1", "writer", "Running")]})
    )
    held, asking = runs.do("get", "held").out, runs.do("get", "asking").out
    assert "waits for   approval, for 8m" in held or "waits for   approval, for 9m more" in held
    assert "kubectl annotate agentruns.sympozium.ai held" in held
    assert "waits for   1 delegate: writer" in asking
    assert "sub-asking-1 (writer) is gone; the record here says Running" in asking


def test_commands_go_where_this_one_went(runs: Runs) -> None:
    runs.put(run("mine", phase="Failed", status={"error": "x"}))
    path = str(runs.site.kubeconfig())
    assert (
        f"next: sympozium runs logs mine -n {runs.site.namespace} --kubeconfig {path}"
        in runs.do("get", "mine", "--kubeconfig", path).out
    )


def _document(runs: Runs, *words: str) -> Any:
    told = runs.do(*words, "-o", "json")
    assert told.code == 0, told.err
    assert told.out.isascii()
    return json.loads(told.out)


def test_json_has_the_published_shape_and_exact_texts(era_runs: Runs) -> None:
    _team(era_runs)
    for name in (LEAD, WRITER, "team-lead-stimulus-41", "team-writer-seq-42"):
        model.Run.model_validate(_document(era_runs, "get", name))
    value = _document(era_runs, "get", LEAD)
    assert value["run"]["startedBy"] == {"kind": "schedule", "source": "team-lead-schedule"}
    assert value["contradictions"] == [{"name": WRITER, "phase": "Failed", "recorded": "Succeeded"}]
    assert value["children"][0]["error"] == "401 wrong key"
    assert value["next"].endswith("--why-failed")
    assert _document(era_runs, "get", "team-lead-stimulus-41")["result"] == "# Done\n" + "line\n" * 30
    model.Trees.model_validate(_document(era_runs, "tree"))


def test_json_brings_back_every_character(runs: Runs) -> None:
    text = "".join(map(chr, [*range(1, 0x300), 0x202E, 0x2028, 0xFEFF, 0x1F600, 0xE0041])) + "[red]:smile:"
    runs.put(run("mine", phase="Succeeded", spec={"task": text + "."}, status={"result": text}))
    assert _document(runs, "get", "mine")["result"] == text
    assert _document(runs, "list", "mine")["status"]["result"] == text
    assert _document(runs, "list", "mine")["spec"]["task"] == text + "."


def test_yaml_brings_back_every_character(runs: Runs) -> None:
    import yaml

    text = "a\n  b\x1b[2J \u202e: #\n"
    runs.put(run("mine", phase="Succeeded", status={"result": text}))
    told = runs.do("get", "mine", "-o", "yaml").out
    assert "\x1b" not in told
    assert yaml.safe_load(told)["result"] == text


def test_a_tree_shows_what_led_to_what(era_runs: Runs) -> None:
    _team(era_runs)
    told = era_runs.do("tree", WRITER)
    assert told.out.splitlines() == [
        f"failed first: {WRITER}: 401 wrong key",
        *told.out.splitlines()[1:3],
        "\u2502  all together: 2 runs, 2 failed",
        "\u2502  delegate failed",
        f"\u2502  but {WRITER} is Failed, whatever the record of its parent says: Succeeded",
        f"\u2514\u2500 {WRITER}  writer  Failed  30s  delegated",
        "      401 wrong key",
    ]
    assert told.out.splitlines()[1].startswith(f"{LEAD}  lead  Failed")
    assert told.out.splitlines()[2].endswith("by the schedule team-lead-schedule")


def test_successors_and_sums_are_in_it(runs: Runs) -> None:
    _team(runs)
    told = runs.do("tree", "team-writer-seq-42").out
    assert "team-lead-stimulus-41  lead  Succeeded  90s  18.2k tokens  $0.0595" in told
    assert "by stimulus/manual" in told
    assert "all together: 2 runs, 18.2k tokens, $0.0595" in told
    assert "\u2514\u2500 team-writer-seq-42  writer  Running" in told
    assert "then" in told


def test_trees_are_chosen_by_pack_and_by_failure(runs: Runs) -> None:
    _team(runs)
    runs.pack("other", ("solo",))
    runs.put(run("other-solo-1", "other-solo", phase="Succeeded"))
    assert len(_document(runs, "tree")["trees"]) == 3
    assert [tree["root"] for tree in _document(runs, "tree", "--pack", "other")["trees"]] == ["other-solo-1"]
    assert [tree["root"] for tree in _document(runs, "tree", "--failed")["trees"]] == [LEAD]
    assert len(_document(runs, "tree", "--limit", "2")["trees"]) == 2
    assert "1 older tree left out" in runs.do("tree", "--limit", "2").err
    told = runs.do("tree", "--pack", "other", "--failed")
    assert (told.code, told.out) == (0, "")
    assert "nothing has failed" in told.err
    assert runs.do("tree", "--pack", "othr").code == 5
    assert runs.do("tree", LEAD, "--pack", "team").code == 2


def test_why_something_failed_is_told_from_its_beginning(runs: Runs) -> None:
    _team(runs)
    first, second, third = runs.do("tree", LEAD, "--why-failed").out.splitlines()
    assert first.startswith(f"{WRITER}  writer  Failed")
    assert second == "  401 wrong key"
    assert third == f"  above it: {LEAD} (lead) waited for it, and is Failed"


def test_a_tree_that_is_too_deep_to_draw_is_still_told(runs: Runs) -> None:
    names = [f"r{number:02}" for number in range(30)]
    before = [None, *names]
    runs.put(
        *(run(name, labels={"sequential-from": one} if one else {}) for name, one in zip(names, before, strict=False))
    )
    told = on_terminal("runs", "tree", "r29", KUBECONFIG=str(runs.site.kubeconfig()), NO_COLOR="1").out
    assert "(29) r29" in told
    assert max(map(len, told.splitlines())) <= 80


def test_a_terminal_without_lines_gets_letters(runs: Runs) -> None:
    _team(runs)
    told = runs.do("tree", LEAD, PYTHONIOENCODING="ascii").out
    assert f"`- {WRITER}" in told


def test_whoever_may_get_runs_alone_sees_one(runs: Runs) -> None:
    _team(runs)
    runs.site.grant("alice", ("get", RUNS))
    told = runs.do("get", LEAD, user="alice")
    assert told.code == 0
    assert "you may not list runs" in told.err
    assert "is gone" not in told.out
    assert runs.do("tree", LEAD, user="alice").code == 4


@pytest.mark.parametrize("words", [("get", "nothing"), ("tree", "nothing")])
def test_what_is_not_there_is_not_found(runs: Runs, words: tuple[str, ...]) -> None:
    runs.put(run("mine"))
    told = runs.do(*words)
    assert told.code == 5
    assert "there is no run 'nothing'" in told.err


def test_a_run_of_another_namespace_is_pointed_at(runs: Runs) -> None:
    runs.put(run("mine"))
    told = runs.do("get", "mine", "-n", "elsewhere")
    assert told.code == 5
    assert f"add -n {runs.site.namespace}" in told.err
