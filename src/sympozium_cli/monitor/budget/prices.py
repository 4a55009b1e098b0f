"""What tokens cost, as the controller reckons it (internal/pricing/pricing.go), in millionths of a US dollar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from sympozium_cli.api.providers import LOCAL
from sympozium_cli.monitor.fields import items, mapping, number, text, truth
from sympozium_cli.monitor.run import Run

CURRENCY: Final = "USD"
MILLION: Final = 1_000_000

_HALF: Final = MILLION // 2
_MODEL_REFERENCE: Final = "modelref"
"""The provider by which simulated prices name a Model of the cluster."""


class Price(NamedTuple):
    """What models cost whose names begin with `match`; both prices are for a million tokens."""

    provider: str
    match: str
    input: int
    output: int


class Prices(NamedTuple):
    """The prices that are known.

    Args:
        real: what providers charge.
        source: where `real` is from, in words; "" where there are none.
        simulated: what the cluster's owners want to be reckoned besides, for local models too.
    """

    real: tuple[Price, ...] = ()
    source: str = ""
    simulated: tuple[Price, ...] = ()


class Charge(NamedTuple):
    """What runs have cost.

    Args:
        micro: millionths of a US dollar.
        computed: how much of it was computed here, since the controller has not.
        simulated: what they cost by simulated prices.
        unpriced: how many of them cost something that is not known.
        local: how many cost nothing, as their model runs in the cluster.
    """

    micro: int = 0
    computed: int = 0
    simulated: int = 0
    unpriced: int = 0
    local: int = 0

    def plus(self, other: Charge) -> Charge:
        """What both have cost."""
        return Charge(*(one + more for one, more in zip(self, other, strict=True)))


def read_prices(table: Any) -> tuple[Price, ...] | None:
    """A table of prices, as the ConfigMap holds it; None for one of another version, which the controller ignores."""
    if not isinstance(table, dict) or table.get("version") != 1 or table.get("currency", CURRENCY) != CURRENCY:
        return None
    return _read(items(table, "entries"))


def read_simulated(config: Any) -> tuple[Price, ...]:
    """The simulated prices of a SympoziumConfig; none where they are switched off."""
    pricing = mapping(config, "spec", "pricing")
    return _read(items(pricing, "simulatedPrices")) if truth(pricing, "simulatedEnabled") else ()


def charge(run: Run, prices: Prices) -> Charge:
    """What a run has cost: as the controller says, or else by the prices."""
    if run.tokens is None or not run.tokens.total:
        return Charge()
    simulated = _cost(run, find(prices.simulated, *_as_simulated(run)))
    extra = simulated or 0
    if run.cost is not None and run.cost.currency == CURRENCY:
        return Charge(run.cost.micro, simulated=extra)
    if run.model_ref or run.provider.lower() in LOCAL:
        return Charge(simulated=extra, local=1)
    computed = _cost(run, find(prices.real, run.provider, run.model))
    return Charge(simulated=extra, unpriced=1) if computed is None else Charge(computed, computed, extra)


def find(prices: Sequence[Price], provider: str, model: str) -> Price | None:
    """The price of a model: the longest match counts, and of two alike the later one."""
    matching = [one for one in prices if one.provider.lower() == provider.lower() and model.startswith(one.match)]
    return max(reversed(matching), key=lambda one: len(one.match), default=None)


def amount(tokens: int, price: int) -> int:
    """What so many tokens cost at a price for a million, rounded as the controller does it."""
    if tokens <= 0 or price <= 0:
        return 0
    whole, rest = divmod(tokens, MILLION)
    return price * whole + (price * rest + _HALF) // MILLION


def _cost(run: Run, price: Price | None) -> int | None:
    if price is None or run.tokens is None:
        return None
    return amount(run.tokens.input, price.input) + amount(run.tokens.output, price.output)


def _as_simulated(run: Run) -> tuple[str, str]:
    return (_MODEL_REFERENCE, run.model_ref) if run.model_ref else (run.provider, run.model)


def _read(entries: Iterable[dict[str, Any]]) -> tuple[Price, ...]:
    return tuple(map(_price, entries))


def _price(entry: dict[str, Any]) -> Price:
    rates = (number(entry, "inputPerMTokMicro"), number(entry, "outputPerMTokMicro"))
    return Price(text(entry, "provider"), text(entry, "match"), *rates)
