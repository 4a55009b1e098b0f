"""When a token budget is used up, against adding it up run by run."""

from __future__ import annotations

import random
from typing import Any

import pytest

from forecast.packs import edges, foreseen, pack_of, said, ticking
from sympozium_cli.forecast.budget import Spending
from sympozium_cli.forecast.minutes import members


def _pack(*personas: dict[str, Any], maximum: int | None = 1000, enabled: bool = True, **more: Any) -> Any:
    budget = {"maxTokens": maximum, "action": "halt"} | more.pop("budget", {})
    budget = {key: value for key, value in budget.items() if value is not None}
    return pack_of(*personas, sharedMemory={"enabled": enabled, "membrane": {"tokenBudget": budget}}, **more)


def _spending(*arguments: Any, **named: Any) -> Spending:
    found = foreseen(*arguments, **named).spending
    assert found is not None
    return found


def _ended(found: Spending) -> tuple[str, str, int, bool] | None:
    spent = found.spent
    return (f"{spent.at:%m-%d %H:%M}", spent.persona, spent.number, spent.by_followers) if spent else None


def test_the_run_that_reaches_the_limit_uses_it_up() -> None:
    pack = _pack(ticking("0 * * * *"))
    assert _ended(_spending(pack, tokens=said(100))) == ("03-02 10:00", "a", 10, False)
    assert _ended(_spending(pack, tokens=said(99))) == ("03-02 11:00", "a", 11, False)
    assert _ended(_spending(pack, tokens=said(100, used=950))) == ("03-02 01:00", "a", 1, False)
    assert _ended(_spending(pack, tokens=said(100, used=1000))) == ("03-02 00:00", "", 0, False)


def test_the_search_goes_on_behind_the_window_for_a_year() -> None:
    pack = _pack(ticking("0 9 * * 1"))
    found = _spending(pack, tokens=said(100))
    assert _ended(found) == ("05-04 09:00", "a", 10, False)
    assert found.per_day == 100
    late = _spending(pack, tokens=said(1))
    assert late.spent is None
    assert f"{late.until:%Y-%m-%d}" == "2027-03-03"


def test_followers_use_tokens_too() -> None:
    pack = _pack(ticking("0 * * * *"), {}, relationships=edges("a>b"))
    assert _ended(_spending(pack, tokens=said(a=100, b=300))) == ("03-02 03:00", "a", 3, True)
    assert _ended(_spending(pack, tokens=said(100, b=350))) == ("03-02 03:00", "a", 3, False)


def test_the_stimulus_comes_first() -> None:
    spec: dict[str, Any] = {
        "relationships": edges("go>b", type="stimulus"),
        "stimulus": {"name": "go", "prompt": "Begin."},
    }
    pack = _pack(ticking("0 * * * *"), {}, **spec)
    assert _ended(_spending(pack, tokens=said(a=100, b=900))) == ("03-02 01:00", "a", 1, False)
    assert _ended(_spending(pack, tokens=said(a=100, b=1000))) == ("03-02 00:00", "b", 0, False)
    assert _ended(_spending(pack, tokens=said(a=100, b=1000), running=True)) == ("03-02 10:00", "a", 10, False)


def test_without_a_number_for_every_persona_nothing_is_known() -> None:
    pack = _pack(ticking("0 * * * *"), {})
    for tokens in (said(), said(a=100)):
        assert _spending(pack, tokens=tokens)[3:6] == (False, None, None)


@pytest.mark.parametrize(
    ("budget", "enabled", "tokens", "ceiling", "number"),
    [
        ({"maxTokensPerRun": 50}, True, said(), 50, 20),
        ({"maxTokensPerRun": 50}, True, said(100), 50, 20),
        ({"maxTokensPerRun": 50}, True, said(25), 50, 40),
        ({"maxTokensPerRun": 50, "action": "warn"}, True, said(100), None, 10),
        ({"maxTokensPerRun": 50}, False, said(100), None, 10),
        ({"maxTokensPerRun": 0}, True, said(100), None, 10),
    ],
)
def test_the_limit_per_run_is_a_ceiling_where_it_counts(
    budget: Any, *, enabled: bool, tokens: Any, ceiling: int | None, number: int
) -> None:
    found = _spending(_pack(ticking("* * * * *"), budget=budget, enabled=enabled), tokens=tokens)
    assert found.ceiling == ceiling
    assert found.spent is not None
    assert found.spent.number == number
    assert found.assumed is (tokens.usual is None)


@pytest.mark.parametrize("maximum", [None, 0, -5])
def test_a_budget_without_a_limit_is_none(maximum: int | None) -> None:
    assert foreseen(_pack(ticking("0 * * * *"), maximum=maximum)).spending is None
    assert foreseen(pack_of(ticking("0 * * * *"))).spending is None


def test_a_limit_per_run_alone_is_never_used_up() -> None:
    found = _spending(_pack(ticking("0 * * * *"), maximum=None, budget={"maxTokensPerRun": 50}))
    assert (found.known, found.spent, found.per_day) == (True, None, 50 * 24)


@pytest.mark.parametrize("seed", range(12))
def test_it_is_what_comes_of_adding_up(seed: int) -> None:
    dice = random.Random(seed)
    crons = [f"{dice.randrange(60)} {dice.choice(('*', '*/5', '9,17'))} * * *" for _ in range(4)]
    costs = {name: dice.randrange(1, 200) for name in "abcd"}
    maximum = dice.randrange(1, 4000)
    made = foreseen(_pack(*map(ticking, crons), maximum=maximum), tokens=said(**costs), seconds=366 * 86_400)
    used, number = 0, 0
    runs = sorted((minute, position) for position, one in enumerate(made.outlooks) for minute in members(one.starts))
    while used < maximum:
        used, number = used + costs["abcd"[runs[number][1]]], number + 1
    minute, position = runs[number - 1]
    assert made.spending is not None
    assert made.spending.spent == (made.asked.window.instant(minute), "abcd"[position], number, False)
