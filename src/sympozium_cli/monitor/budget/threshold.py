"""Shares of a budget that somebody wants to be told of."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sympozium_cli.monitor.budget.ledger import Ledger

WARNING: Final = "warn"
CRITICAL: Final = "crit"

_SHARE: Final = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)%?\Z")


class Thresholds(NamedTuple):
    """At which percentage a budget is nearly used up; None for at none."""

    warn: float | None = None
    crit: float | None = None

    def reached(self, ledger: Ledger) -> str:
        """The graver of the thresholds that a budget has reached: CRITICAL, WARNING or ""."""
        if self.crit is not None and ledger.reaches(self.crit):
            return CRITICAL
        return WARNING if self.warn is not None and ledger.reaches(self.warn) else ""

    def percent(self, level: str) -> float:
        """The percentage of a threshold that was reached."""
        return (self.crit if level == CRITICAL else self.warn) or 0.0


USUAL: Final = Thresholds(80.0, 95.0)
"""From where on a budget is shown in yellow, and in red."""


def read_share(text: str) -> float | None:
    """The percentage that a text such as "80%" or "99.5" means; None for none, and for nothing."""
    match = _SHARE.match(text)
    share = float(match.group(1)) if match else 0.0
    return share or None
