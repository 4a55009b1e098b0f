"""How budgets are told: to people in 80 columns, byte for byte, and to programs in the published shape.

SYMPOZIUM_UPDATE_GOLDEN=1 writes golden/ anew; look at the difference before you keep it.
"""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from budget.objects import NOW, SHIPPED_PRICES, pack
from budget.scenes import SCENES, busy, spent
from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.monitor.budget.entry import VIEWS
from sympozium_cli.monitor.budget.ledger import read_ledger
from sympozium_cli.monitor.budget.outlook import outlook
from sympozium_cli.monitor.budget.prices import Charge
from sympozium_cli.monitor.budget.rate import Rate
from sympozium_cli.monitor.budget.threshold import USUAL
from sympozium_cli.monitor.budget.turn import GONE, IS, REFUSED, Turn, turns
from sympozium_cli.report.budget import words
from sympozium_cli.report.budget.document import document
from sympozium_cli.report.budget.picture import picture
from sympozium_cli.report.budget.table import table, without
from sympozium_cli.report.budget.text import text
from sympozium_cli.report.budget.turns import event, line
from sympozium_cli.report.cells import cells
from sympozium_cli.report.printing import Screen
from sympozium_cli.report.published import SCHEMAS
from sympozium_cli.report.terminal import Terminal

GOLDEN = Path(__file__).parent / "golden"
EIGHTY = Screen((), True, True, Terminal(width=80))


def _turns() -> list[Turn]:
    states: list[dict[str, Any]] = [
        {"tokenBudgetUsed": 81_204},
        {"tokenBudgetUsed": 96_000, "consecutiveDelegateFailures": 3, "circuitBreakerOpen": True},
        {"tokenBudgetUsed": 100_500, "circuitBreakerOpen": True, "consecutiveDelegateFailures": 3},
        {},
    ]
    ledgers = [read_ledger(pack({"maxTokens": 100_000}, breaker={}, **state)) for state in states]
    found = [Turn(IS, NOW, ledgers[0], ledgers[0])]
    for before, after in pairwise(ledgers):
        found += turns(before, after, NOW, USUAL)
    raised = read_ledger(pack({"maxTokens": 200_000}))
    found += turns(ledgers[-1], raised, NOW, USUAL)
    return [*found, Turn(REFUSED, NOW, raised, raised, "team-lead-schedule-13"), Turn(GONE, NOW, raised, raised)]


def _account(turn: Turn) -> Account:
    account = busy()
    return account._replace(outlook=outlook(turn.after, account.entries, account.rate.per_hour, NOW))


def _told() -> dict[str, list[str]]:
    every = [make() for make in SCENES.values()]
    return {
        **{name: list(text(make(), SHIPPED_PRICES, EIGHTY, ("persona",))) for name, make in SCENES.items()},
        "wide": list(text(busy(), SHIPPED_PRICES, EIGHTY, tuple(VIEWS))),
        "table": [*table(every, EIGHTY, namespaces=False), "", *table(every, EIGHTY, namespaces=True)],
        "lines": [line(turn, _account(turn)) for turn in _turns()],
        "picture": list(picture([busy()], _turns()[-6:], {"AgentRun": "you may not"}, EIGHTY, NOW)),
        "pictures": list(picture([busy(), spent()], _turns()[:5], {}, EIGHTY, NOW)),
    }


@pytest.mark.parametrize("name", _told())
def test_what_people_read_is_as_it_was_last_looked_at(name: str) -> None:
    told = "".join(f"{line}\n" for line in _told()[name])
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("SYMPOZIUM_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, "utf-8")
    assert told == path.read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in _told() if name != "lines"])
def test_nothing_but_commands_is_wider_than_a_terminal(name: str) -> None:
    assert [line for line in _told()[name] if cells(line) > 80 and not line.startswith("next: ")] == []


@pytest.mark.parametrize("name", SCENES)
def test_every_budget_has_the_published_shape(name: str) -> None:
    account = SCENES[name]()
    value = document([account], [("demo", "other")], SHIPPED_PRICES, NOW, {account.ledger.key: "warn"})
    Draft202012Validator(SCHEMAS["budget-v1"].build()).validate(value)
    assert value["packs"][0]["crossed"] == "warn"


def test_every_turn_has_the_published_shape() -> None:
    validator = Draft202012Validator(SCHEMAS["budget-event-v1"].build())
    for turn in _turns():
        validator.validate(event(turn, busy()))


@pytest.mark.parametrize(
    ("micro", "told"),
    [(0, "$0"), (1, "<$0.0001"), (99, "<$0.0001"), (100, "$0.0001"), (59_512, "$0.0595"), (100_000, "$0.10"),
     (12_345_678, "$12.35"), (9_876_543_210, "$9,876.54")],
)  # fmt: skip
def test_money(micro: int, told: str) -> None:
    assert words.money(micro) == told


def test_costs_say_what_is_reckoned_and_what_is_unknown() -> None:
    assert words.cost(Charge()) == "-"
    assert words.cost(Charge(local=1)) == "local"
    assert words.cost(Charge(unpriced=1, local=1)) == "?"
    assert words.cost(Charge(2_000_000, unpriced=1)) == "$2.00+"
    assert words.cost(Charge(2_000_000, 1)) == "~$2.00"


@pytest.mark.parametrize(("used", "told"), [(0, "----------"), (1, "#---------"), (999, "#########-"),
                                            (1000, "##########"), (5000, "##########")])  # fmt: skip
def test_a_bar_is_full_only_if_all_is_used(used: int, told: str) -> None:
    assert words.bar(read_ledger(pack({"maxTokens": 1000}, tokenBudgetUsed=used)), 10, "ascii") == told


@pytest.mark.parametrize(("seconds", "told"), [(300, "5m"), (3600, "hour"), (21_600, "6 hours"), (86_400, "24 hours"),
                                               (604_800, "7 days")])  # fmt: skip
def test_the_time_over_which_a_pace_is_taken(seconds: float, told: str) -> None:
    assert words.window(Rate(1.0, 0.0, seconds, 1)) == told


def test_packs_without_a_budget_are_named_if_they_are_few() -> None:
    assert without([]) == ""
    assert without(["a", "b"]) == "without a token budget: a and b"
    assert without(list("abcdef")) == "6 packs without a token budget"
