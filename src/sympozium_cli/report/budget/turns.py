"""A turn of a budget: as a line, and as a document for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.monitor.budget.ledger import Ledger
from sympozium_cli.monitor.budget.turn import IS, REFUSED, Turn
from sympozium_cli.report.budget import words
from sympozium_cli.report.budget.document import written
from sympozium_cli.report.terminal import inert
from sympozium_cli.values.plural import count

API_VERSION: Final = "sympozium-cli/budget-event/v1"


def line(turn: Turn, account: Account) -> str:
    """What happened, when and to which pack, and after it how the budget stands, word by word for other programs."""
    ledger = turn.after
    head = f"{written(turn.at)} {inert(ledger.namespace)}/{inert(ledger.pack)} {turn.kind}"
    return " ".join([head, *(f"{key}={value}" for key, value in _pairs(turn, account))])


def sentence(turn: Turn) -> str:
    """The same for people who look at the picture of the budget."""
    ledger, found = turn.after, turn.after.breaker
    said = {
        "used": f"{turn.added:,} more tokens",
        "set-back": f"set back by {-turn.added:,} tokens: somebody has reset it",
        "limit": f"now {ledger.most:,} tokens, action {ledger.action}" if ledger.most else "now without a limit",
        "warn": f"{ledger.percent}% are used",
        "crit": f"{ledger.percent}% are used",
        "halted": "used up: new runs fail",
        "resumed": "new runs are let in again",
        "failure": f"{count(found.failures, 'delegation')} failed in a row, {found.threshold} open the breaker",
        "breaker-opened": "the circuit breaker is open: nobody can delegate",
        "breaker-closed": "the circuit breaker is closed",
        "refused": f"{turn.run} failed, as the budget is used up",
        "gone": "the pack is gone",
    }.get(turn.kind, "")
    return inert(said)


def event(turn: Turn, account: Account) -> dict[str, Any]:
    """The document."""
    ledger, ahead = turn.after, account.outlook
    return {
        "apiVersion": API_VERSION,
        "time": written(turn.at),
        "kind": turn.kind,
        "namespace": ledger.namespace,
        "pack": ledger.pack,
        "run": turn.run or None,
        "used": ledger.used,
        "added": turn.added,
        "maxTokens": ledger.most or None,
        "percent": ledger.percent if ledger.most else None,
        "halted": ledger.halted,
        "breaker": {"open": ledger.breaker.open, "failures": ledger.breaker.failures},
        "tokensPerHour": round(account.rate.per_hour),
        "haltsAt": written(ahead.at),
        "inFlightRuns": ahead.flight.runs,
        "costMicro": account.total.charge.micro,
    }


def _pairs(turn: Turn, account: Account) -> Iterator[tuple[str, str]]:
    ledger = turn.after
    yield "tokens", f"{ledger.used}/{ledger.most}" if ledger.most else str(ledger.used)
    if ledger.most:
        yield "percent", str(ledger.percent)
    if turn.added:
        yield "added", f"{turn.added:+d}"
    if turn.kind == REFUSED:
        yield "run", inert(turn.run)
    yield from _state(ledger)
    if account.rate.per_hour >= 1:
        yield "pace", f"{round(account.rate.per_hour)}/h"
    if account.outlook.at is not None:
        yield "halts", written(account.outlook.at) or ""
    if account.outlook.flight.runs:
        yield "flight", str(account.outlook.flight.runs)
    if turn.kind == IS and account.total.charge.micro:
        yield "cost", words.cost(account.total.charge)


def _state(ledger: Ledger) -> Iterator[tuple[str, str]]:
    if ledger.halted:
        yield "state", "halted"
    found = ledger.breaker
    if found.defined or found.open:
        yield "breaker", "open" if found.open else f"{found.failures}/{found.threshold}"
