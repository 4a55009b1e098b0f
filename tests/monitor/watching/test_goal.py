"""When the watching ends, and how."""

from __future__ import annotations

import pytest

from monitor.watching.made import NOON, added, deleted, later, modified, pack, run, stamp, told
from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.choice import Choice
from sympozium_cli.monitor.watching.board import Board
from sympozium_cli.monitor.watching.goal import BAD, GONE, OK, Goal, end
from sympozium_cli.monitor.watching.wanted import Wanted

SETTLED = Goal(settled=True)


def board_of(*values: Object) -> Board:
    board = Board(Wanted())
    told(board, *map(added, values))
    return board


@pytest.mark.parametrize(
    ("phases", "outcome"),
    [
        (["Succeeded"], OK),
        (["Succeeded", "Skipped"], OK),
        (["Succeeded", "Failed"], BAD),
        (["Serving", "Succeeded"], OK),
        (["Serving"], OK),
    ],
)
def test_it_ends_when_all_have_ended_or_serve(phases: list[str], outcome: str) -> None:
    found = end(SETTLED, board_of(*(run(f"r{place}", phase) for place, phase in enumerate(phases))), NOON, 0)
    assert found is not None
    assert found.outcome == outcome


@pytest.mark.parametrize("phase", ["", "Pending", "Running", "AwaitingDelegate", "PostRunning"])
def test_it_goes_on_while_one_goes_on(phase: str) -> None:
    assert end(SETTLED, board_of(run("a", "Failed"), run("b", phase)), NOON, 1000) is None


def test_it_does_not_end_before_anything_was_seen() -> None:
    assert end(SETTLED, board_of(), NOON, 1000) is None


def test_a_run_that_can_never_begin_ends_it_badly_and_says_why() -> None:
    found = end(SETTLED, board_of(run("n" * 64)), NOON, 0)
    assert found is not None
    assert found.outcome == BAD
    assert "63" in found.reasons[0][1]


def test_a_run_that_is_deleted_on_its_way_is_gone() -> None:
    board = board_of(run("a", "Running"))
    told(board, deleted(run("a", "Running")))
    found = end(SETTLED, board, NOON, 0)
    assert found is not None
    assert found.outcome == GONE
    assert found.reasons[0][0] == "a"


def test_one_that_failed_weighs_more_than_one_that_is_gone() -> None:
    board = board_of(run("a", "Running"), run("b", "Failed", status={"error": "boom"}))
    told(board, deleted(run("a", "Running")))
    found = end(SETTLED, board, NOON, 0)
    assert found is not None
    assert (found.outcome, found.reasons[0]) == (BAD, ("b", "boom"))
    assert [name for name, _ in found.reasons] == ["b", "a"]


def test_the_first_that_ends_is_enough_if_that_is_asked() -> None:
    assert end(Goal(first=True), board_of(run("a", "Running"), run("b", "Running")), NOON, 0) is None
    found = end(Goal(first=True), board_of(run("a", "Running"), run("b", "Succeeded")), NOON, 0)
    assert found is not None
    assert found.outcome == OK


def test_a_phase_may_be_waited_for() -> None:
    goal = Goal(phases=frozenset(("Failed", "Serving")))
    assert end(goal, board_of(run("a", "Succeeded")), NOON, 0) is None
    found = end(goal, board_of(run("a", "Running"), run("b", "Failed")), NOON, 0)
    assert found is not None
    assert found.outcome == BAD


def test_idle_is_when_nothing_goes_on_and_nothing_has_happened_for_so_long() -> None:
    goal = Goal(idle=30)
    quiet, busy = board_of(run("a", "Succeeded")), board_of(run("a", "Running"))
    assert end(goal, quiet, NOON, 29) is None
    assert end(goal, busy, NOON, 31) is None
    assert end(goal, quiet, NOON, 30) is not None


def test_a_run_that_another_follows_has_not_ended_the_matter() -> None:
    board = Board(Wanted(choice=Choice(pack="team")))
    told(board, added(pack("team", "lead", "writer", edges=(("lead", "writer"),))))
    done = {"completedAt": stamp(NOON)}
    told(board, added(run("a", "Succeeded", status=done)))
    assert end(SETTLED, board, later(5), 5) is None
    assert end(SETTLED, board, later(15), 15) is not None
    told(board, modified(run("a", "Succeeded", status=done, labels={"sympozium.ai/sequential-triggered": "true"})))
    assert end(SETTLED, board, later(5), 5) is not None


def test_a_failed_run_is_followed_by_nobody() -> None:
    board = Board(Wanted(choice=Choice(pack="team")))
    told(board, added(pack("team", "lead", "writer", edges=(("lead", "writer"),))))
    told(board, added(run("a", "Failed", status={"completedAt": stamp(NOON)})))
    assert end(SETTLED, board, NOON, 0) is not None
