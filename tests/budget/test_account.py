"""What a pack has used: the ledger, and what can be observed beside it."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget.objects import NOW, child, pack, run, stamp, told
from sympozium_cli.monitor.budget.account import KEPT
from sympozium_cli.monitor.budget.entry import VIEWS
from sympozium_cli.monitor.budget.ledger import HALT, WARN, Breaker, read_ledger
from sympozium_cli.monitor.budget.portion import portion
from sympozium_cli.monitor.budget.usage import COUNTED, IN_FLIGHT, NOTHING, UNCOUNTED, UNKNOWN, usage
from sympozium_cli.monitor.run import read_run

REFUSAL = 'token budget exceeded: ensemble "team" has used 100 tokens (limit: 100)'


def test_a_ledger_is_read_as_the_controller_reads_it() -> None:
    ledger = read_ledger(
        pack(
            {"maxTokens": 1000, "maxTokensPerRun": 100, "action": "warn"},
            breaker={"consecutiveFailures": 5, "cooldownDuration": "1h"},
            tokenBudgetUsed=999,
            circuitBreakerOpen=True,
            consecutiveDelegateFailures=7,
        )
    )
    assert (ledger.used, ledger.most, ledger.left, ledger.percent, ledger.action) == (999, 1000, 1, 99, WARN)
    assert ledger.breaker == Breaker(True, 5, 7, True, "1h")
    assert not ledger.halts
    assert read_ledger(pack({"maxTokens": 1000})).action == HALT
    assert read_ledger(pack(breaker={})).breaker == Breaker(True, 3)


@pytest.mark.parametrize("broken", [None, "x", [], {"metadata": 3, "status": [], "spec": {"sharedMemory": "x"}}, {}])
def test_a_ledger_of_anything_is_an_empty_one(broken: Any) -> None:
    assert read_ledger(broken) == read_ledger({})
    assert not read_ledger(broken).tracked


def test_a_limit_of_zero_is_none_and_one_that_is_reached_halts() -> None:
    assert not read_ledger(pack({"maxTokens": 0}, tokenBudgetUsed=10)).halted
    assert not read_ledger(pack({"maxTokens": 10}, tokenBudgetUsed=9)).halted
    assert read_ledger(pack({"maxTokens": 10}, tokenBudgetUsed=10)).halted
    assert not read_ledger(pack({"maxTokens": 10, "action": "warn"}, tokenBudgetUsed=10)).halted
    # The total counts whether the memory is on or not; agents are told of their own limit only if it is.
    off = read_ledger(pack({"maxTokens": 10, "maxTokensPerRun": 5}, shared=False, tokenBudgetUsed=10))
    assert (off.halted, off.cap) == (True, 0)


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (run("a", 5), COUNTED),
        (run("a", 5, marked=False), UNCOUNTED),
        (run("a", 5, label=False), UNCOUNTED),
        (run("a", 0), NOTHING),
        (run("a"), UNKNOWN),
        (run("a", phase="Failed"), UNKNOWN),
        (run("a", phase="Failed", startedAt=None), NOTHING),
        (run("a", phase="Skipped"), NOTHING),
        (run("a", phase="Running"), IN_FLIGHT),
        (run("a", phase=""), IN_FLIGHT),
        (run("a", phase="AwaitingDelegate"), IN_FLIGHT),
        (run("a", phase="Serving", spec={"mode": "server"}), NOTHING),
    ],
)
def test_what_a_run_has_used(one: dict[str, Any], state: str) -> None:
    assert usage(read_run(one)).state == state


def test_the_ledger_is_split_into_what_is_still_there_and_what_is_gone() -> None:
    found = told(pack({"maxTokens": 100_000}, tokenBudgetUsed=900), run("a", 300), run("b", 200), child("a", 50))
    assert (found.total.counted, found.pruned, found.set_back, found.total.uncounted) == (500, 400, 0, 50)
    reset = told(pack({"maxTokens": 100_000}, tokenBudgetUsed=100), run("a", 300), run("b", 200))
    assert (reset.pruned, reset.set_back) == (0, 400)


def test_why_runs_are_not_counted() -> None:
    late = run("late", 7, marked=False)
    found = told(pack({"maxTokens": 1000}), run("a", 3), child("a", 5), late)
    assert [one.run.name for one in found.unlabelled] == ["sub-a-1"]
    assert [one.run.name for one in found.unmarked] == ["late"]


def test_runs_that_were_refused_or_went_up_to_their_own_limit() -> None:
    no = run("no", phase="Failed", error=REFUSAL, startedAt=None)
    found = told(pack({"maxTokensPerRun": 100}), no, run("long", 100), run("short", 99))
    assert [one.run.name for one in found.refused] == ["no"]
    assert [one.run.name for one in found.over_cap] == ["long"]
    assert found.unknown == ()


def test_a_child_belongs_to_the_edge_it_came_by_even_where_its_parent_is_gone() -> None:
    scheduled = run("team-lead-schedule-1", 1, labels={"sympozium.ai/schedule": "team-lead-schedule"})
    after = run(
        "team-writer-seq-1", 1, persona="writer", labels={"sympozium.ai/sequential-from": "gone"},
        spec={"agentId": "sequential-from-lead"},
    )  # fmt: skip
    found = told(
        pack({}), scheduled, child("team-lead-schedule-1", 2, persona="writer"),
        child("team-lead-schedule-9", 3, persona="writer"), child("elsewhere", 4, persona="writer"), after,
    )  # fmt: skip
    assert {key: (one.runs, one.tokens) for key, one in found.split("edge")} == {
        "schedule -> lead": (1, 1),
        "lead -> writer": (3, 6),
        "? -> writer": (1, 4),
    }


def test_what_belongs_to_another_pack_is_not_seen() -> None:
    assert told(pack({}), run("a", 5, of="other")).entries == ()


def test_sums_over_runs_are_a_lower_bound_where_runs_may_be_gone_or_silent() -> None:
    few, many = [run(f"r{n}", 1, ago=n + 1) for n in range(3)], [run(f"r{n}", 1, ago=n + 1) for n in range(KEPT)]
    assert not told(pack({}, tokenBudgetUsed=3), *few).partial
    assert told(pack({}, tokenBudgetUsed=4), *few).partial
    assert told(pack({}, tokenBudgetUsed=3), *few, run("f", phase="Failed")).partial
    assert told(pack({}, tokenBudgetUsed=KEPT), *many).partial


def test_the_pace_is_that_of_the_shortest_time_with_enough_runs() -> None:
    hour = told(pack({}), *(run(f"r{n}", 100, ago=n * 10) for n in range(3)))
    assert (hour.rate.per_hour, hour.rate.seconds, hour.rate.runs) == (300.0, 3600.0, 3)
    day = told(pack({}), *(run(f"r{n}", 100, ago=n * 400) for n in range(3)))
    assert (day.rate.per_hour, day.rate.seconds) == (300 / 24, 24 * 3600.0)
    assert told(pack({}), run("old", 100, ago=8 * 24 * 60)).rate.runs == 0
    # What was not counted is part of the spending, and not of the pace of the ledger.
    both = told(pack({}), *(child(f"c{n}", 100, ago=n) for n in range(3)))
    assert (both.rate.runs, both.spending.per_hour) == (0, 300.0)


def test_a_young_pack_is_judged_by_its_own_age() -> None:
    team = pack({})
    team["metadata"]["creationTimestamp"] = stamp(30)
    assert told(team, run("a", 100, ago=5)).rate.per_hour == pytest.approx(200)
    team["metadata"]["creationTimestamp"] = stamp(0)
    assert told(team, run("a", 100, ago=0)).rate.per_hour == pytest.approx(1200)


def test_where_runs_were_pruned_within_the_window_the_pace_is_a_lower_bound() -> None:
    runs = [run(f"r{n}", 1, ago=n * 0.5) for n in range(KEPT)]
    assert not told(pack({}), *runs).rate.complete
    assert told(pack({}), *runs[:-1]).rate.complete


def test_when_it_ends_at_this_pace_and_by_how_much_it_is_overrun() -> None:
    runs = [run(f"r{n}", 100, ago=n * 10) for n in range(3)]
    found = told(pack({"maxTokens": 1000}, tokenBudgetUsed=700), *runs)
    assert found.outlook.at == NOW + timedelta(hours=1)
    flying = [run(f"f{n}", phase="Running") for n in range(4)]
    over = told(pack({"maxTokens": 1000}, tokenBudgetUsed=700), *runs, *flying)
    assert (over.outlook.flight.runs, over.outlook.flight.tokens, over.outlook.overshoot) == (4, 400, 100)
    # Delegated runs are never counted, and so do not overrun anything.
    children = [child(f"f{n}", phase="Running") for n in range(4)]
    assert told(pack({"maxTokens": 1000}, tokenBudgetUsed=700), *runs, *children).outlook.overshoot == 0
    assert told(pack({"maxTokens": 1000}, tokenBudgetUsed=1000), *runs).outlook.at is None
    assert told(pack({}, tokenBudgetUsed=1000), *runs).outlook.at is None
    assert told(pack({"maxTokens": 10**18}), *runs).outlook.at is None


PHASES = ("", "Pending", "Running", "Succeeded", "Failed", "Skipped", "PostRunning", "Nonsense")


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_whatever_there_is_the_sums_add_up_and_nothing_is_negative(chance: random.Random) -> None:
    runs = [_any_run(chance, number) for number in range(chance.randint(0, 120))]
    budget = {"maxTokens": chance.choice([0, 1, 500, 10**12]), "maxTokensPerRun": chance.choice([0, 50])}
    found = told(pack(budget, tokenBudgetUsed=chance.choice([0, 5, 10_000, 10**13])), *runs)
    total = found.total
    assert found.ledger.used == total.counted + found.pruned - found.set_back
    assert 0 in (found.pruned, found.set_back)
    parts_of_it = (found.unlabelled, found.unmarked, found.logged)
    assert total.uncounted == sum(portion(one).uncounted for one in parts_of_it)
    for view in VIEWS:
        parts = [one for _, one in found.split(view)]
        assert sum(one.runs for one in parts) == len(found.entries)
        assert sum(one.tokens for one in parts) == total.tokens
        assert sum(one.charge.micro for one in parts) == total.charge.micro
        assert all(number >= 0 for one in parts for number in (*one[:5], *one.charge))
    assert total.charge.micro >= total.charge.computed
    for rate in (found.rate, found.spending):
        assert rate.per_hour >= 0 <= rate.seconds
    assert found.rate.per_hour <= found.spending.per_hour or found.rate.seconds != found.spending.seconds
    assert found.outlook.overshoot >= 0 <= found.outlook.flight.tokens
    assert found.outlook.at is None or found.outlook.at >= NOW


def _any_run(chance: random.Random, number: int) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if chance.random() < 0.2:
        extra["costEstimate"] = {"amountMicro": chance.choice([-5, 0, 7, "x", True]), "currency": "USD", "source": "t"}
    one = run(
        f"r{number}",
        chance.choice([None, 0, 1, 99, 12_345, -4, 10**11]),
        persona=chance.choice(["lead", "writer", "nobody"]),
        phase=chance.choice(PHASES),
        ago=chance.choice([-5, 0, 1, 50, 5000, 50_000]),
        label=chance.random() < 0.7,
        marked=chance.random() < 0.7,
        provider=chance.choice(["openai", "OpenAI", "ollama", "", "acme"]),
        **extra,
    )
    if chance.random() < 0.1:
        one["status"]["completedAt"] = "yesterday"
    if chance.random() < 0.3:
        one["spec"]["parent"] = {"runName": f"r{number - 1}", "spawnDepth": 1}
    return one
