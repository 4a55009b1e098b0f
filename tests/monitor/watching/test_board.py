"""Which runs are watched, and what is told of them."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.watching.made import NOON, added, deleted, modified, pack, run, told
from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.choice import Choice
from sympozium_cli.monitor.watching.board import Board
from sympozium_cli.monitor.watching.wanted import Wanted

TEAM = Wanted(choice=Choice(pack="team"))


def named(*names: str) -> Wanted:
    return Wanted(frozenset(names), "ns")


def test_a_run_is_told_of_when_it_comes_changes_and_goes() -> None:
    board = Board(Wanted())
    changes = [added(run("a")), modified(run("a", "Running")), modified(run("a", "Succeeded")), deleted(run("a"))]
    assert told(board, *changes) == ["ADDED a Pending", "PHASE a Running", "PHASE a Succeeded", "DELETED a Pending"]
    assert not board.watched


def test_what_nobody_wants_to_know_is_not_told() -> None:
    board = Board(Wanted())
    labelled = run("a", "Running", labels={"x": "y"})
    assert told(board, added(run("a", "Running")), modified(labelled)) == ["ADDED a Running"]


@pytest.mark.parametrize(
    "status",
    [
        {"podName": "p"},
        {"gateVerdict": "approved"},
        {"tokenUsage": {"inputTokens": 1, "outputTokens": 1, "totalTokens": 2, "toolCalls": 0, "durationMs": 1}},
        {"costEstimate": {"amountMicro": 5, "currency": "USD", "source": "defaultTable"}},
        {"delegates": [{"childRunName": "c", "phase": "Running"}]},
        {"error": "late"},
    ],
)
def test_what_happens_within_a_phase_is_progress(status: Object) -> None:
    board = Board(Wanted())
    after = run("a", "Running", status=status)
    assert told(board, added(run("a", "Running")), modified(after)) == ["ADDED a Running", "PROGRESS a Running"]


def test_the_first_word_of_a_controller_is_a_step_even_if_it_is_pending() -> None:
    board = Board(Wanted())
    assert told(board, added(run("a")), modified(run("a", "Pending"))) == ["ADDED a Pending", "PHASE a Pending"]


def test_a_run_of_the_same_name_is_another_run() -> None:
    board = Board(Wanted())
    again = run("a", "Running", uid="other")
    assert told(board, added(run("a", "Failed")), deleted(run("a", "Failed")), added(again)) == [
        "ADDED a Failed",
        "DELETED a Failed",
        "ADDED a Running",
    ]
    assert told(board, modified(run("a", "Pending", uid="third"))) == ["ADDED a Pending"]


def test_a_packs_runs_are_known_by_their_agents_whatever_comes_first() -> None:
    things = [
        pack("team", "lead"),
        run("by-hand", "Running"),
        run("other", "Running", "else-lead"),
        run("labelled", "Running", "gone", labels={"sympozium.ai/ensemble": "team"}),
    ]
    for order in permutations(things):
        board = Board(TEAM)
        told(board, *map(added, order))
        assert sorted(name for _, name in board.watched) == ["by-hand", "labelled"]


FAMILY = [
    run("root", "Running"),
    run("sub-root-1", "Running", "team-writer", parent="root"),
    run("sub-sub-root-1-2", "Running", "else-x", parent="sub-root-1"),
    run("next", "", "team-editor", after="root"),
    run("stranger", "Running"),
    run("strangers-child", "Running", parent="stranger"),
]


def test_children_join_their_parents_whatever_comes_first() -> None:
    for order in permutations(FAMILY):
        board = Board(named("root"))
        names = [line.split()[1] for line in told(board, *map(added, order))]
        assert sorted(names) == ["next", "root", "sub-root-1", "sub-sub-root-1-2"]


def test_a_run_that_names_itself_as_its_parent_harms_nobody() -> None:
    board = Board(named("a"))
    assert told(board, added(run("a", parent="a")), added(run("b", parent="c")), added(run("c", parent="b"))) == [
        "ADDED a Pending"
    ]


def test_a_run_that_is_deleted_on_its_way_is_lost_until_it_comes_again() -> None:
    board = Board(named("a"))
    told(board, added(run("a", "Running")), deleted(run("a", "Running")))
    assert list(board.lost) == [("ns", "a")]
    told(board, added(run("a", uid="other")))
    assert not board.lost


def test_one_that_had_ended_is_not_lost() -> None:
    board = Board(named("a"))
    told(board, added(run("a", "Failed")), deleted(run("a", "Failed")))
    assert not board.lost


def test_only_a_pack_whose_persona_is_followed_promises_another_run() -> None:
    board = Board(TEAM)
    told(board, added(pack("team", "lead", "writer", edges=(("lead", "writer"),))), added(run("a", "Succeeded")))
    told(board, added(run("b", "Succeeded", "team-writer")))
    assert board.followed_by(board.watched["ns", "a"])
    assert not board.followed_by(board.watched["ns", "b"])


_PHASES = st.sampled_from(["", "Pending", "Running", "AwaitingDelegate", "Succeeded", "Failed"])
_STEPS = st.lists(st.tuples(st.sampled_from("abcd"), _PHASES, st.booleans()), max_size=40)


@given(_STEPS)
def test_what_is_told_replays_to_what_is_watched(steps: list[tuple[str, str, bool]]) -> None:
    board = Board(Wanted())
    there: dict[str, Object] = {}
    seen: dict[str, str] = {}
    for name, phase, goes in steps:
        value = run(name, phase)
        if goes and name not in there:
            continue
        change = deleted(there.pop(name)) if goes else (modified if name in there else added)(value)
        if not goes:
            there[name] = value
        for one in board.apply(change):
            if one.type == "DELETED":
                del seen[one.run.name]
            else:
                seen[one.run.name] = one.run.phase
    assert seen == {name: one.phase for (_, name), one in board.watched.items()}
    assert seen == {name: value["status"].get("phase", "Pending") for name, value in there.items()}
    assert all(one.created == NOON for one in board.watched.values())
