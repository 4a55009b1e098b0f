"""Numbers, times and states of a budget, in the words of all its reports."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.monitor.budget.ledger import Breaker, Ledger
from sympozium_cli.monitor.budget.prices import MILLION, Charge
from sympozium_cli.monitor.budget.rate import HOUR, Rate
from sympozium_cli.monitor.budget.threshold import USUAL
from sympozium_cli.report.cells import cells
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.report.writable import can_show
from sympozium_cli.values.age import human_duration

STYLES: Final = {"crit": "error", "warn": "warning", "": "ok"}

_BLOCKS: Final = ("\u2588", "\u2591")
_ASCII: Final = ("#", "-")
_ONE: Final = 100
"""Millionths of a dollar in a hundredth of a cent, the smallest amount that is shown."""
_TENTH: Final = MILLION // 10
_DAYS_FROM: Final = 48 * HOUR


def style(ledger: Ledger) -> str:
    """The style of a budget, by how much of it is left."""
    return STYLES[USUAL.reached(ledger)] if ledger.most else ""


def headline(ledger: Ledger, page: Terminal) -> list[str]:
    """Which pack it is and how much is used, in two lines where one would be too long."""
    name, place = inert(ledger.pack), inert(ledger.namespace)
    used = f"{ledger.used:,} of {ledger.most:,} tokens, " if ledger.most else _unlimited(ledger)
    share = f"{ledger.percent}%" if ledger.most else ""
    rest = "" if ledger.enabled else ", not active"
    title, said = f"{page.paint(name, 'bold')} in {place}:", f"{used}{page.paint(share, style(ledger))}{rest}"
    fits = not page.width or cells(f"{name} in {place}: {used}{share}{rest}") < page.width
    return [f"{title} {said}"] if fits else [title, said]


def _unlimited(ledger: Ledger) -> str:
    return f"{ledger.used:,} tokens counted, and no limit" if ledger.budgeted else "no token budget"


def bar(ledger: Ledger, width: int, encoding: str) -> str:
    """How much is used, as a bar of so many cells; it is full only if all is used, and empty only if nothing is."""
    full, empty = _BLOCKS if all(can_show(one, encoding) for one in _BLOCKS) else _ASCII
    filled = min(width * ledger.used // ledger.most, width) if ledger.most else 0
    filled = max(filled, 1) if ledger.used and ledger.most else filled
    return full * filled + empty * (width - filled)


def money(micro: int) -> str:
    """An amount: "$12.35", "$0.0421", "<$0.0001"."""
    if not micro:
        return "$0"
    if micro < _ONE:
        return "<$0.0001"
    return f"${micro / MILLION:,.2f}" if micro >= _TENTH else f"${micro / MILLION:.4f}"


def about(number: float) -> int:
    """A number with as many digits as matter, so that what changes all the time does not flicker."""
    return round(float(f"{number:.2g}"))


def cost(charge: Charge) -> str:
    """What runs cost, in a cell of a table: "~" where it is partly our own reckoning, "+" where more is unknown."""
    if not charge.micro:
        return "?" if charge.unpriced else "local" if charge.local else "-"
    return f"{'~' if charge.computed else ''}{money(charge.micro)}{'+' if charge.unpriced else ''}"


def pace(rate: Rate) -> str:
    """A pace, in a cell."""
    return f"{round(rate.per_hour):,}/h" if rate.runs else "-"


def window(rate: Rate) -> str:
    """The time over which a pace is taken."""
    hours = rate.seconds / HOUR
    if hours != int(hours):
        return human_duration(rate.seconds)
    if rate.seconds >= _DAYS_FROM:
        return f"{hours / 24:g} days"
    return "hour" if hours == 1 else f"{hours:g} hours"


def halts(account: Account) -> str:
    """When new runs begin to fail, in a cell; "-" where that is not foreseen."""
    ledger, ahead = account.ledger, account.outlook
    if ledger.halted:
        return "halted"
    if not ledger.halts:
        return "never"
    at = ahead.tick.at if ahead.tick is not None else ahead.at
    return f"in {human_duration((at - account.now).total_seconds())}" if at is not None else "-"


def breaker(found: Breaker) -> str:
    """The state of a circuit breaker, in a cell: how many of the failures that open it have come."""
    if found.open:
        return "open"
    return f"{found.failures}/{found.threshold}" if found.defined else "-"


def instant(at: datetime) -> str:
    """An instant as people read it."""
    return at.strftime("%Y-%m-%d %H:%M UTC")
