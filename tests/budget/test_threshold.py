"""Shares of a budget."""

from __future__ import annotations

import pytest

from budget.objects import pack
from sympozium_cli.monitor.budget.ledger import read_ledger
from sympozium_cli.monitor.budget.threshold import CRITICAL, WARNING, Thresholds, read_share


@pytest.mark.parametrize(
    ("text", "share"),
    [("80%", 80.0), ("80", 80.0), ("99.5%", 99.5), ("150%", 150.0), ("0", None), ("", None), ("x", None),
     ("-5%", None), ("80%%", None), ("1e2", None), ("80 %", None), ("\u0668%", None)],
)  # fmt: skip
def test_a_share_is_read(text: str, share: float | None) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize(("used", "level"), [(0, ""), (799, ""), (800, WARNING), (949, WARNING), (950, CRITICAL)])
def test_the_graver_threshold_counts(used: int, level: str) -> None:
    ledger = read_ledger(pack({"maxTokens": 1000}, tokenBudgetUsed=used))
    assert Thresholds(80.0, 95.0).reached(ledger) == level
    assert Thresholds().reached(ledger) == ""


def test_without_a_limit_nothing_is_reached() -> None:
    assert Thresholds(1.0, 1.0).reached(read_ledger(pack({}, tokenBudgetUsed=10**12))) == ""
