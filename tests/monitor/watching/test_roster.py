"""The watched runs taken together are what one would count, whatever has happened to them."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

from monitor.watching.made import later, run
from sympozium_cli.monitor.causality import Key, age_order
from sympozium_cli.monitor.choice import PHASES
from sympozium_cli.monitor.run import FAILED, Run, read_run
from sympozium_cli.monitor.tally import NOTHING, tally
from sympozium_cli.monitor.watching.roster import Roster, is_settled


def some_run(random: Random) -> Run:
    status: dict[str, Any] = {}
    if random.random() < 0.5:
        status["tokenUsage"] = {"inputTokens": 1, "outputTokens": 2, "totalTokens": random.randrange(9)}
    if random.random() < 0.5:
        status["costEstimate"] = {"amountMicro": random.randrange(1, 9), "currency": random.choice(["USD", "EUR"])}
    created = later(random.randrange(5))
    value = run(f"run-{random.randrange(20)}", random.choice(["", *PHASES]), created=created, status=status)
    if random.random() < 0.2:
        value["metadata"]["deletionTimestamp"] = "2026-03-02T12:00:00Z"
    return read_run(value)


def rank(one: Run) -> int:
    return 0 if not one.finished else 1 if one.phase == FAILED and one.deleting is None else 2


def check(roster: Roster, expected: dict[Key, Run]) -> None:
    total = NOTHING
    for one in expected.values():
        total += tally(one)
    assert dict(roster) == expected
    assert roster.total._replace(costs={}) == total._replace(costs={})
    assert dict(roster.total.costs) == dict(total.costs)
    assert roster.settled == sum(map(is_settled, expected.values()))
    assert +roster.phases == Counter(one.phase for one in expected.values())
    newest_first = sorted(expected.values(), key=age_order, reverse=True)
    assert roster.most_interesting(7) == tuple(sorted(newest_first, key=rank)[:7])


def test_it_is_what_one_would_count_after_every_change() -> None:
    random, roster, expected = Random(6), Roster(), dict[Key, Run]()
    for _ in range(2_000):
        one = some_run(random)
        if random.random() < 0.3:
            assert roster.take(one.key) == expected.pop(one.key, None)
        else:
            roster.put(one)
            expected[one.key] = one
        check(roster, expected)


def test_what_goes_on_comes_first_then_what_has_failed_then_the_rest_each_the_newest_first() -> None:
    roster = Roster()
    for age, phase in enumerate(["Succeeded", "Failed", "Running", "Skipped", "Failed", "Pending"]):
        roster.put(read_run(run(f"{phase}-{age}", phase, created=later(age))))
    shown = [one.name for one in roster.most_interesting(5)]
    assert shown == ["Pending-5", "Running-2", "Failed-4", "Failed-1", "Skipped-3"]
