"""What tokens cost."""

from __future__ import annotations

from typing import Any

import pytest

from budget.objects import SHIPPED_PRICES, run
from sympozium_cli.api.providers import LOCAL
from sympozium_cli.monitor.budget.prices import (
    Charge,
    Price,
    Prices,
    amount,
    charge,
    find,
    read_prices,
    read_simulated,
)
from sympozium_cli.monitor.budget.shipped_prices import SHIPPED
from sympozium_cli.monitor.run import read_run

ENTRY = {"provider": "acme", "match": "big", "inputPerMTokMicro": 1_000_000, "outputPerMTokMicro": 2_000_000}


@pytest.mark.parametrize(
    ("tokens", "price", "micro"),
    [
        (0, 5, 0), (5, 0, 0), (-1, 5, 0), (1, 500_000, 1), (1, 499_999, 0), (1_000_000, 150_000, 150_000),
        (2_500_000, 3, 8), (10_000_000_000, 75_000_000, 750_000_000_000), (3, 1_000_000, 3),
    ],
)  # fmt: skip
def test_amounts_are_whole_and_rounded_as_the_controller_rounds(tokens: int, price: int, micro: int) -> None:
    assert amount(tokens, price) == micro


def test_the_longest_match_counts_and_of_two_alike_the_later() -> None:
    mini = find(SHIPPED, "OpenAI", "gpt-4o-mini-2024-07-18")
    assert mini is not None
    assert mini.match == "gpt-4o-mini"
    assert find(SHIPPED, "openai", "mistral-large") is None
    twice = (Price("a", "m", 1, 1), Price("a", "m", 2, 2), Price("a", "", 9, 9))
    assert find(twice, "a", "model") == twice[1]


def test_what_the_controller_says_is_believed() -> None:
    said = run("a", 1000, costEstimate={"amountMicro": 77, "currency": "USD", "source": "defaultTable"})
    assert charge(read_run(said), SHIPPED_PRICES) == Charge(micro=77)


def test_what_it_does_not_say_is_reckoned_and_marked_so() -> None:
    # 800 tokens in at 2.5 and 200 out at 10 dollars a million.
    assert charge(read_run(run("a", 1000)), SHIPPED_PRICES) == Charge(micro=4000, computed=4000)
    assert charge(read_run(run("a", 1000, model="unheard-of")), SHIPPED_PRICES) == Charge(unpriced=1)
    assert charge(read_run(run("a")), SHIPPED_PRICES) == Charge()


@pytest.mark.parametrize("provider", sorted(LOCAL))
def test_models_nearby_cost_nothing_unless_somebody_simulates_it(provider: str) -> None:
    one = read_run(run("a", 1000, provider=provider.upper(), model="llama3"))
    assert charge(one, SHIPPED_PRICES) == Charge(local=1)
    simulated = Prices(SHIPPED, "x", (Price(provider, "llama", 1_000_000, 1_000_000),))
    assert charge(one, simulated) == Charge(local=1, simulated=1000)


def test_a_model_of_the_cluster_is_simulated_by_its_name() -> None:
    one = read_run(run("a", 1000, spec={"model": {"provider": "openai", "model": "gpt-4o", "modelRef": "own"}}))
    prices = Prices(SHIPPED, "x", (Price("modelref", "ow", 2_000_000, 2_000_000), Price("openai", "gpt", 1, 1)))
    assert charge(one, prices) == Charge(local=1, simulated=2000)


@pytest.mark.parametrize(
    "table", [None, "x", {}, {"version": 2, "entries": [ENTRY]}, {"version": 1, "currency": "EUR", "entries": [ENTRY]}]
)
def test_a_table_that_the_controller_ignores_is_none(table: Any) -> None:
    assert read_prices(table) is None


def test_a_table_is_read() -> None:
    assert read_prices({"version": 1, "currency": "USD", "entries": [ENTRY, "x", {"provider": 3}]}) == (
        Price("acme", "big", 1_000_000, 2_000_000),
        Price("", "", 0, 0),
    )
    config = {"spec": {"pricing": {"simulatedEnabled": True, "simulatedPrices": [ENTRY]}}}
    assert read_simulated(config) == (Price("acme", "big", 1_000_000, 2_000_000),)
    config["spec"]["pricing"]["simulatedEnabled"] = False
    assert read_simulated(config) == ()
