"""When the schedules of a pack use its budget up, if runs go on as they went so far."""

from __future__ import annotations

from typing import Final

from sympozium_cli.api import Pack
from sympozium_cli.errors import UsageError
from sympozium_cli.forecast.budget import Tokens, spending
from sympozium_cli.forecast.outlook import outlooks
from sympozium_cli.forecast.window import Window
from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.monitor.budget.outlook import Tick, usual

_DAY: Final = 86_400


def tick(account: Account, pack: Pack) -> Tick | None:
    """The run of the clock with which the budget is used up; None where no clock runs, or nothing is known of runs."""
    means = usual(account.entries)
    if not means:
        return None
    window = Window(account.now, _DAY)
    tokens = Tokens(round(sum(means.values()) / len(means)), means, account.ledger.used)
    try:
        found = spending(pack, outlooks(pack, window, running=True), window, tokens, running=True)
    except UsageError:
        return None  # there are too many personas to look a day ahead
    spent = found.spent if found is not None else None
    return Tick(spent.at, spent.persona) if spent is not None and spent.persona else None
