"""Amounts of tokens and of money as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_STEPS: Final = ((10**9, "G"), (10**6, "M"), (10**3, "k"))
_SIGNS: Final = {"USD": "$", "EUR": "\u20ac"}
_MICRO: Final = 10**6
_SMALL: Final = _MICRO


def tokens_text(number: int) -> str:
    """Some tokens in at most five characters: "812", "18.2k", "104k", "1.3M"."""
    for size, name in _STEPS:
        if number >= size:
            whole = number / size
            return f"{whole:.0f}{name}" if whole >= 100 else f"{whole:.1f}{name}"  # noqa: PLR2004 - three digits
    return str(number)


def cost_text(costs: Mapping[str, int]) -> str:
    """Millionths of currencies: "$0.0595", "$12.40", "$1.00 + 3.00 CHF"; "" for none."""
    return " + ".join(_money(costs[currency], currency) for currency in sorted(costs))


def _money(micro: int, currency: str) -> str:
    amount = f"{micro / _MICRO:.4f}" if micro < _SMALL else f"{micro / _MICRO:,.2f}"
    sign = _SIGNS.get(currency)
    return f"{sign}{amount}" if sign else f"{amount} {currency}"
