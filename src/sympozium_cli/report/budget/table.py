"""The budgets of several packs, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.report.budget import words
from sympozium_cli.report.printing.grid import Cell, lines
from sympozium_cli.report.printing.screen import Screen
from sympozium_cli.values.plural import count, listed

_HEADS = ("PACK", "USED", "LIMIT", "%", "PACE", "HALTS", "BREAKER", "COST")
_HEADS_OF_ALL = ("NAMESPACE", *(head for head in _HEADS if head != "PACE"))
"""The pace gives way, so that all fits into 80 columns."""
_MOST_NAMES = 5


def table(accounts: Sequence[Account], screen: Screen, *, namespaces: bool) -> Iterator[str]:
    """The lines; with `namespaces` each says where the pack is."""
    if not accounts:
        return
    heads = [Cell(head, "bold") for head in (_HEADS_OF_ALL if namespaces else _HEADS)]
    rows = [_row(one, namespaces=namespaces) for one in accounts]
    yield from lines([heads, *rows] if screen.headers else rows, screen.terminal, screen.encoding, first_cut=2)


def without(names: Sequence[str]) -> str:
    """The packs that have no budget, in one line; "" for none."""
    if not names:
        return ""
    if len(names) > _MOST_NAMES:
        return f"{count(len(names), 'pack')} without a token budget"
    return f"without a token budget: {listed(names)}"


def _row(account: Account, *, namespaces: bool) -> list[Cell]:
    ledger = account.ledger
    style = words.style(ledger)
    return [
        *([Cell(ledger.namespace)] if namespaces else []),
        Cell(ledger.pack),
        Cell(f"{ledger.used:,}" if ledger.budgeted else "-"),
        Cell(f"{ledger.most:,}" if ledger.most else "none"),
        Cell(f"{ledger.percent}%" if ledger.most else "-", style),
        *([] if namespaces else [Cell(words.pace(account.rate))]),
        Cell(words.halts(account), "error" if ledger.halted else ""),
        Cell(words.breaker(ledger.breaker), "error" if ledger.breaker.open else ""),
        Cell(words.cost(account.total.charge)),
    ]
