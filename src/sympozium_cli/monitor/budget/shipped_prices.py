"""The prices that the chart of Sympozium 0.10.46 brings, to reckon with where the cluster's table is not seen."""

from __future__ import annotations

from typing import Final

from sympozium_cli.monitor.budget.prices import Price

SOURCE: Final = "the list prices of Sympozium 0.10.46"

_CENT: Final = 10_000


def _price(provider: str, match: str, cents_in: int, cents_out: int) -> Price:
    return Price(provider, match, cents_in * _CENT, cents_out * _CENT)


SHIPPED: Final = (
    _price("openai", "gpt-4o-mini", 15, 60),
    _price("openai", "gpt-4o", 250, 1000),
    _price("openai", "gpt-4.1-mini", 40, 160),
    _price("openai", "gpt-4.1", 200, 800),
    _price("openai", "gpt-5-mini", 25, 200),
    _price("openai", "gpt-5", 125, 1000),
    _price("openai", "o3", 200, 800),
    _price("anthropic", "claude-opus-4", 1500, 7500),
    _price("anthropic", "claude-sonnet-4", 300, 1500),
    _price("anthropic", "claude-haiku-4-5", 100, 500),
    _price("anthropic", "claude-3-5-haiku", 80, 400),
    _price("bedrock", "anthropic.claude-sonnet-4", 300, 1500),
    _price("bedrock", "anthropic.claude-3-5-sonnet", 300, 1500),
    _price("bedrock", "amazon.nova-pro", 80, 320),
    _price("bedrock", "amazon.nova-lite", 6, 24),
)
