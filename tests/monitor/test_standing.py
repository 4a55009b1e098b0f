"""How runs stand, and what they wait for."""

from __future__ import annotations

import pytest

from monitor.runs import NOW, Object, delegate, run, stamp
from sympozium_cli.monitor.run import read_run
from sympozium_cli.monitor.standing import Standing, lasted, reason, standing

GATE = {"lifecycle": {"postRun": [{"name": "approve", "gate": True}]}}


def _standing(**options: object) -> Standing:
    return standing(read_run(run("mine", **options)), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("phase", ["Running", "Succeeded", "Failed", "Skipped"])
def test_a_phase_mostly_says_it_all(phase: str) -> None:
    assert _standing(phase=phase) == Standing(phase)


def test_a_name_that_no_job_can_bear_is_why_nothing_happens() -> None:
    for length, word in ((63, "Pending"), (64, "NeverStarts")):
        assert standing(read_run(run("x" * length, age=1)), NOW).word == word
    told = standing(read_run(run("x" * 71)), NOW)
    assert told.is_trouble
    assert "71 characters" in told.waits
    assert "63" in told.waits


def test_a_long_name_of_a_run_that_has_a_phase_is_no_matter() -> None:
    assert standing(read_run(run("x" * 71, phase="Running")), NOW).word == "Running"


@pytest.mark.parametrize(("age", "word"), [(1, "Pending"), (150, "Pending"), (151, "Stuck"), (9999, "Stuck")])
def test_a_run_without_a_phase_is_stuck_after_a_while(age: float, word: str) -> None:
    assert _standing(age=age).word == word


def test_pending_that_somebody_has_written_is_never_stuck() -> None:
    assert _standing(age=9999, phase="Pending").word == "Pending"


def test_delegates_are_waited_for_by_name() -> None:
    record = [delegate("a", "writer", "Running"), delegate("b", "critic", ""), delegate("c", "x", "Failed")]
    assert _standing(phase="AwaitingDelegate", status={"delegates": record}).waits == "2 delegates: writer, critic"
    assert _standing(phase="AwaitingDelegate").waits == "its delegates"


@pytest.mark.parametrize(
    ("age", "verdict", "waits"),
    [(240, "", "approval, for 6m more"), (700, "", "approval"), (240, "approved", "its hooks")],
)
def test_an_answer_that_is_held_back_waits_for_approval(age: float, verdict: str, waits: str) -> None:
    state = _standing(phase="PostRunning", spec=GATE, age=age, status={"gateVerdict": verdict, "result": "x"})
    assert state.waits == waits


def test_hooks_without_a_gate_are_just_hooks() -> None:
    assert _standing(phase="PostRunning").waits == "its hooks"


def test_a_run_that_is_being_deleted_waits_for_its_controller() -> None:
    for ago, slow in ((5, False), (300, True)):
        value = run("mine", phase="Running")
        value["metadata"]["deletionTimestamp"] = stamp(ago)
        state = standing(read_run(value), NOW)
        assert state.word == "Terminating"
        assert ("does it run?" in state.waits) == slow


def test_a_run_that_is_over_its_time_says_so() -> None:
    assert _standing(phase="Running", age=600).waits == ""
    assert _standing(phase="Running", age=700).waits == "an end: it is 100s over its time"
    assert _standing(phase="Running", age=700, spec={"timeout": "1h"}).waits == ""


def test_a_server_waits_for_requests() -> None:
    assert _standing(phase="Serving", spec={"mode": "server"}).waits == "requests, until it is stopped"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"phase": "Running", "age": 90}, 90),
        ({"phase": "Succeeded", "age": 90}, 45),
        ({"phase": "Failed", "age": 90, "status": {"completedAt": None}}, None),
        ({"age": 90}, None),
    ],
)
def test_how_long_it_has_worked(options: Object, expected: float | None) -> None:
    assert lasted(read_run(run("mine", **options)), NOW) == expected


def test_a_failure_without_a_word_was_a_deactivation() -> None:
    assert reason(read_run(run("mine", phase="Failed", status={"error": "401"})), NOW) == "401"
    assert "deactivated" in reason(read_run(run("mine", phase="Failed")), NOW)
