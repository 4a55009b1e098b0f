"""Budgets as a small picture that changes in place: one pack with its bar, or several as a table; and what happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.monitor.budget.turn import CLOSED, IS, RESUMED, Turn
from sympozium_cli.report.budget import words
from sympozium_cli.report.budget.table import table
from sympozium_cli.report.budget.turns import sentence
from sympozium_cli.report.connection import silence
from sympozium_cli.report.printing.screen import Screen
from sympozium_cli.report.terminal import inert

_WIDEST_BAR = 60
_HOURS = 24
_GRAVE = {
    "crit": "error",
    "halted": "error",
    "breaker-opened": "error",
    "refused": "error",
    "warn": "warning",
    "failure": "warning",
    "set-back": "warning",
    "gone": "warning",
    RESUMED: "ok",
    CLOSED: "ok",
}


def picture(
    accounts: Sequence[Account], turns: Iterable[Turn], deaf: Mapping[str, str], screen: Screen, now: datetime
) -> Iterator[str]:
    """The lines.

    Args:
        accounts: the packs.
        turns: what has happened last, the newest last.
        deaf: the kinds of which nothing is heard at the moment, and why.
        screen: where it is shown.
        now: the moment.
    """
    if len(accounts) == 1:
        yield from _one(accounts[0], screen)
    else:
        yield from table(accounts, screen, namespaces=len({one.ledger.namespace for one in accounts}) > 1)
    for turn in turns:
        if turn.kind != IS:
            yield _happened(turn, screen, named=len(accounts) != 1)
    for kind, reason in deaf.items():
        yield screen.terminal.paint(inert(silence(kind, reason)), "warning")
    yield screen.terminal.paint(f"{now:%H:%M:%S} UTC, Ctrl-C ends it", "dim")


def _one(account: Account, screen: Screen) -> Iterator[str]:
    ledger, paint = account.ledger, screen.terminal.paint
    style = words.style(ledger)
    yield from words.headline(ledger, screen.terminal)
    if ledger.most:
        width = min((screen.terminal.width or _WIDEST_BAR) - 1, _WIDEST_BAR)
        yield paint(words.bar(ledger, width, screen.encoding), style)
    yield ", ".join(_facts(account, screen))
    yield ", ".join(_others(account, screen))


def _facts(account: Account, screen: Screen) -> Iterator[str]:
    ledger = account.ledger
    yield f"{words.about(account.rate.per_hour):,} tokens an hour"
    if ledger.halts:
        end = words.halts(account)
        said = {"halted": "halted", "-": "no end in sight"}.get(end, f"halts {end}")
        yield screen.terminal.paint(said, "error" if ledger.halted else "")
    yield f"{account.outlook.flight.runs} under way"


def _others(account: Account, screen: Screen) -> Iterator[str]:
    ledger, charge = account.ledger, account.total.charge
    if ledger.breaker.defined or ledger.breaker.open:
        state = "" if ledger.breaker.open else "closed "
        yield screen.terminal.paint(
            f"breaker {state}{words.breaker(ledger.breaker)}", "error" if ledger.breaker.open else ""
        )
    yield f"cost {words.cost(charge)}"
    if account.spending.micro:
        yield f"{words.money(words.about(account.spending.micro * _HOURS))} a day"


def _happened(turn: Turn, screen: Screen, *, named: bool) -> str:
    whose = f"{inert(turn.after.pack)}: " if named else ""
    said = screen.terminal.paint(sentence(turn), _GRAVE.get(turn.kind, ""))
    return f"{screen.terminal.paint(f'{turn.at:%H:%M:%S}', 'dim')} {whose}{said}"
