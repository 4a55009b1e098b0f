"""What happens to budgets, told once and in its order."""

from __future__ import annotations

from typing import Any

import pytest

from budget.objects import NOW, SHIPPED_PRICES, child, pack, run
from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.budget.board import Board, kept_pack
from sympozium_cli.monitor.budget.ledger import read_ledger
from sympozium_cli.monitor.budget.threshold import USUAL, Thresholds
from sympozium_cli.monitor.budget.turn import KINDS, turns
from sympozium_cli.monitor.happening import ADDED, DELETED, MODIFIED, Change, Found, Lost, Synced

BUDGET = {"maxTokens": 1000}
REFUSAL = 'token budget exceeded: ensemble "team" has used 1000 tokens (limit: 1000)'


def change(value: Object, op: str = MODIFIED, **about: Any) -> Change:
    return Change(op, value, None, NOW, **about)


def watched(*happenings: Any, board: Board | None = None) -> list[str]:
    """The kinds of turns of what follows a pack with 500 of 1000 tokens used."""
    watching = board or Board(SHIPPED_PRICES)
    list(watching.take([change(pack(BUDGET, tokenBudgetUsed=500), ADDED, past=True)]))
    return [turn.kind for turn in watching.take(happenings)]


def kinds(before: Object, after: Object, limits: Thresholds = USUAL) -> list[str]:
    return [turn.kind for turn in turns(read_ledger(before), read_ledger(after), NOW, limits)]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"tokenBudgetUsed": 5}, {"tokenBudgetUsed": 5}, []),
        ({}, {"tokenBudgetUsed": 5}, ["used"]),
        ({"tokenBudgetUsed": 5}, {}, ["set-back"]),
        ({"tokenBudgetUsed": 5}, {"tokenBudgetUsed": 4}, ["set-back"]),
        ({"tokenBudgetUsed": 799}, {"tokenBudgetUsed": 800}, ["used", "warn"]),
        ({"tokenBudgetUsed": 800}, {"tokenBudgetUsed": 801}, ["used"]),
        ({"tokenBudgetUsed": 800}, {"tokenBudgetUsed": 950}, ["used", "crit"]),
        ({"tokenBudgetUsed": 1}, {"tokenBudgetUsed": 999}, ["used", "crit"]),
        ({"tokenBudgetUsed": 960}, {"tokenBudgetUsed": 850}, ["set-back"]),
        ({"tokenBudgetUsed": 999}, {"tokenBudgetUsed": 1000}, ["used", "halted"]),
        ({"tokenBudgetUsed": 1000}, {"tokenBudgetUsed": 1100}, ["used"]),
        ({"tokenBudgetUsed": 1000}, {}, ["set-back", "resumed"]),
        ({}, {"consecutiveDelegateFailures": 1}, ["failure"]),
        ({"consecutiveDelegateFailures": 1}, {}, []),
        ({}, {"consecutiveDelegateFailures": 3, "circuitBreakerOpen": True}, ["failure", "breaker-opened"]),
        ({"circuitBreakerOpen": True}, {}, ["breaker-closed"]),
    ],
)
def test_what_has_happened_between_two_states(before: Any, after: Any, told: list[str]) -> None:
    assert kinds(pack(BUDGET, **before), pack(BUDGET, **after)) == told


def test_a_change_of_the_limits_is_a_turn_and_may_let_runs_in_again() -> None:
    spent = pack(BUDGET, tokenBudgetUsed=1000)
    assert kinds(spent, pack({"maxTokens": 2000}, tokenBudgetUsed=1000)) == ["limit", "resumed"]
    assert kinds(spent, pack({**BUDGET, "action": "warn"}, tokenBudgetUsed=1000)) == ["limit", "resumed"]
    assert kinds(pack({"maxTokens": 2000}, tokenBudgetUsed=1000), spent) == ["limit", "crit", "halted"]


def test_a_pack_is_told_once_to_begin_with_and_not_where_it_has_no_budget() -> None:
    board = Board(SHIPPED_PRICES)
    told = list(board.take([change(pack(BUDGET, tokenBudgetUsed=990), ADDED), change(pack(name="free"), ADDED)]))
    assert [(turn.kind, turn.after.pack, turn.added) for turn in told] == [("is", "team", 0)]
    assert [ledger.pack for ledger in board.ledgers()] == ["team"]


def test_a_pack_that_gets_a_budget_a_breaker_or_loses_all_of_them() -> None:
    board = Board(SHIPPED_PRICES)
    list(board.take([change(pack(), ADDED)]))
    assert [turn.kind for turn in board.take([change(pack(BUDGET))])] == ["is"]
    assert [turn.kind for turn in board.take([change(pack())])] == ["limit"]
    assert board.ledgers() == []


def test_a_pack_of_the_same_name_is_another_one() -> None:
    other = pack(BUDGET, tokenBudgetUsed=3)
    other["metadata"]["uid"] = "another"
    assert watched(change(other)) == ["is"]
    assert watched(change(pack(BUDGET, tokenBudgetUsed=500), DELETED), change(other, ADDED)) == ["gone", "is"]


def test_what_an_earlier_watch_told_is_known_and_not_told_again() -> None:
    board = Board(SHIPPED_PRICES)
    known = change(pack(BUDGET, tokenBudgetUsed=500), ADDED, past=True, told=True)
    assert list(board.take([known])) == []
    (turn,) = board.take([change(pack(BUDGET, tokenBudgetUsed=700), past=True)])
    assert (turn.kind, turn.added) == ("used", 200)


def test_only_a_turn_of_the_account_adds_to_it_so_that_sums_over_lines_are_right() -> None:
    board = Board(SHIPPED_PRICES)
    list(board.take([change(pack(BUDGET, tokenBudgetUsed=500), ADDED)]))
    used = [900, 1000, 0, 950]
    told = [turn for value in used for turn in board.take([change(pack(BUDGET, tokenBudgetUsed=value))])]
    assert len(told) > len(used)
    assert sum(turn.added for turn in told) == 450


def test_a_refused_run_is_told_once() -> None:
    no = run("no", phase="Failed", error=REFUSAL, startedAt=None)
    again = run("no", phase="Failed", error=REFUSAL, startedAt=None, version="2")
    assert watched(change(no), change(again)) == ["refused"]
    assert watched(change(no, ADDED, past=True)) == []
    assert watched(change(run("x", phase="Failed", error="timeout"))) == []


def test_runs_find_their_pack_whichever_comes_first() -> None:
    board = Board(SHIPPED_PRICES)
    early = [change(run("a", 100), ADDED), change(child("a", 50, persona="writer"), ADDED)]
    list(board.take([*early, change(pack(BUDGET, tokenBudgetUsed=100), ADDED)]))
    (ledger,) = board.ledgers()
    found = board.account(ledger, NOW)
    assert (found.total.counted, found.total.uncounted) == (100, 50)
    list(board.take([change(run("a", 100), DELETED)]))
    assert board.account(ledger, NOW).total.counted == 0


def test_it_is_ready_once_all_is_known_that_may_be_seen() -> None:
    board = Board(SHIPPED_PRICES)
    for happening, ready in (
        (Synced("AgentRun", NOW, 0), False),
        (Synced("Ensemble", NOW, 1), True),
    ):
        list(board.take([happening]))
        assert board.ready is ready
    blind = Board(SHIPPED_PRICES)
    list(blind.take([Synced("Ensemble", NOW, 1), Lost("AgentRun", NOW, "you may not")]))
    assert blind.ready
    list(blind.take([change(pack(BUDGET, tokenBudgetUsed=100), ADDED)]))
    assert not blind.account(blind.ledgers()[0], NOW).seen
    list(blind.take([Found("AgentRun", NOW, 3.0, 0)]))
    assert blind.deaf == {}


def test_what_is_kept_of_a_pack_tells_as_much_as_the_pack() -> None:
    whole = pack(BUDGET, breaker={}, tokenBudgetUsed=7, circuitBreakerOpen=True)
    kept = kept_pack(whole)
    assert read_ledger(kept) == read_ledger(whole)
    assert "systemPrompt" not in str(kept)
    assert kept_pack(kept) == kept


def test_every_kind_is_one_of_those_that_are_published() -> None:
    from sympozium_cli.report.budget.model import BudgetEvent

    assert set(BudgetEvent.model_json_schema()["properties"]["kind"]["enum"]) == set(KINDS)
