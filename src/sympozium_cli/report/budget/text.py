"""The budget of one pack on one screen: what is used, what it costs, and when it stops."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sympozium_cli.monitor.budget.account import KEPT, Account
from sympozium_cli.monitor.budget.entry import Entry
from sympozium_cli.monitor.budget.portion import Portion, portion
from sympozium_cli.monitor.budget.prices import Prices
from sympozium_cli.monitor.budget.usage import COUNTED
from sympozium_cli.report.budget import words
from sympozium_cli.report.budget.halting import halting
from sympozium_cli.report.cells import folded
from sympozium_cli.report.printing.grid import Cell, lines
from sympozium_cli.report.printing.screen import Screen
from sympozium_cli.report.terminal import inert
from sympozium_cli.values.plural import count, listed

_LABELS: Final = 13
_DAY: Final = 24
_WIDEST_BAR: Final = 60
_HEADS: Final = ("RUNS", "COUNTED", "NOT COUNTED", "UNKNOWN", "UNDER WAY", "COST")


def text(
    account: Account,
    prices: Prices,
    screen: Screen,
    views: Sequence[str],
    reaching: Callable[[str], str] = str,
) -> Iterator[str]:
    """The lines.

    Args:
        account: the budget.
        prices: what was reckoned with.
        screen: where it is shown.
        views: by what it is split, a table for each.
        reaching: gives a command that is to be typed the options with which it reaches the same cluster.
    """
    yield from _headline(account, screen)
    for label, said in _facts(account, prices):
        yield from _labelled(label, said, screen)
    sums = tuple(_sums(account))
    if sums:
        yield ""
    for label, said in sums:
        yield from _labelled(label, said, screen)
    for view in views:
        yield from _table(account, view, screen)
    yield from _caveat(account, screen)
    yield from _next(account, reaching)


def _headline(account: Account, screen: Screen) -> Iterator[str]:
    ledger = account.ledger
    yield from words.headline(ledger, screen.terminal)
    if ledger.most:
        width = min((screen.terminal.width or _WIDEST_BAR) - 1, _WIDEST_BAR)
        yield screen.terminal.paint(words.bar(ledger, width, screen.encoding), words.style(ledger))


def _facts(account: Account, prices: Prices) -> Iterator[tuple[str, str]]:
    if account.seen:
        yield "pace", _pace(account)
    if account.ledger.budgeted:
        yield "stops", halting(account)
    if account.outlook.flight.runs:
        yield "under way", _flight(account)
    if account.ledger.per_run:
        yield "per run", _per_run(account)
    if account.ledger.breaker.defined or account.ledger.breaker.open:
        yield "breaker", _breaker(account)
    yield "cost", _cost(account, prices)


def _pace(account: Account) -> str:
    rate, spending = account.rate, account.spending
    if not spending.runs:
        return "no run has used tokens in the last 7 days"
    at_least = "" if spending.complete else "at least "
    said = f"{at_least}{round(spending.per_hour):,} tokens an hour, over the last {words.window(spending)}"
    said += f" ({count(spending.runs, 'run')})"
    if not account.ledger.budgeted or rate == spending:
        return said
    if not rate.runs:
        return f"{said}; none of it counted"
    over = "" if rate.seconds == spending.seconds else f" over the last {words.window(rate)}"
    return f"{said}; {round(rate.per_hour):,} of it counted{over}"


def _flight(account: Account) -> str:
    flight, ledger = account.outlook.flight, account.ledger
    said = f"{count(flight.runs, 'run')} that will be counted"
    if flight.guessed:
        said += f", with about {flight.tokens:,} tokens, as runs of their personas usually use"
    if account.outlook.overshoot:
        said += f": {account.outlook.overshoot:,} over the limit, since no running run is stopped"
    elif flight.runs > flight.guessed and ledger.halts:
        said += "; nothing is known of what they use"
    return said


def _per_run(account: Account) -> str:
    ledger = account.ledger
    if ledger.cap:
        said = f"a run ends at its next answer after {ledger.per_run:,} tokens"
    else:
        why = "action is warn" if ledger.shared else "the shared memory is off"
        said = f"{ledger.per_run:,} tokens, which stops no run: {why}"
    return f"{said}; {_runs(account.over_cap)} used that much" if account.over_cap else said


def _breaker(account: Account) -> str:
    found = account.ledger.breaker
    if found.open:
        said = f"open after {count(found.failures, 'failure')}: nobody can delegate, and it does not close by itself"
        return said + (f" (no controller reads cooldownDuration {found.cooldown})" if found.cooldown else "")
    return f"closed, {found.failures} of {found.threshold} failures in a row"


def _cost(account: Account, prices: Prices) -> str:
    charge = account.total.charge
    if not account.total.runs:
        return "nothing so far" if account.seen else "not known: you may not see the runs"
    parts = [_amount(account)]
    if account.spending.micro:
        parts.append(f"{words.money(round(account.spending.micro * _DAY))} a day at this pace")
    if charge.computed:
        part = words.money(charge.computed) + " of it " if charge.computed != charge.micro else ""
        parts.append(f"{part}reckoned here with {prices.source}")
    if charge.unpriced:
        parts.append(f"{count(charge.unpriced, 'run')} without a known price")
    if charge.local:
        parts.append(f"{count(charge.local, 'run')} on models of the cluster, without a price")
    if charge.simulated:
        parts.append(f"{words.money(charge.simulated)} by simulated prices")
    return "; ".join(parts)


def _amount(account: Account) -> str:
    charge = account.total.charge
    if not charge.micro:
        return "no price is known" if charge.unpriced else "$0"
    at_least = "at least " if account.partial or charge.unpriced else ""
    return f"{at_least}{words.money(charge.micro)} for the runs that are still there"


def _sums(account: Account) -> Iterator[tuple[str, str]]:
    if account.seen:
        yield from _counted(account) if account.ledger.budgeted else _used(account)
    if account.unknown:
        yield "unknown", f"{_runs(account.unknown)} ended without saying what was used"
    if account.refused:
        yield "refused", f"{_runs(account.refused)} failed at once, as the budget was used up"


def _counted(account: Account) -> Iterator[tuple[str, str]]:
    """What is on the account, and what is not and why."""
    counted = [one for one in account.entries if one.usage.state == COUNTED]
    if counted:
        yield "counted", f"{account.total.counted:,} tokens of {_runs(counted)} still there"
    if account.pruned:
        yield "" if counted else "counted", f"{account.pruned:,} tokens of runs that are gone"
    if account.set_back:
        yield "", f"{account.set_back:,} of it no longer on the account: somebody has set it back"
    for reason, several in (
        ("the controller counts only runs with the label of the pack", account.unlabelled),
        ("they carry its label, but no mark that they were counted", account.unmarked),
        ("they failed, and the controller drops what they report", account.logged),
    ):
        if several:
            tokens = f"{portion(several).uncounted:,} tokens of {_runs(several)}"
            yield "not counted", f"{tokens}, {_kinds(several)}: {reason}"


def _used(account: Account) -> Iterator[tuple[str, str]]:
    used = [one for one in account.entries if one.usage.tokens]
    if used:
        yield "used", f"{account.total.tokens:,} tokens of {_runs(used)} still there"


def _runs(entries: Sequence[Entry]) -> str:
    return count(len(entries), "run")


def _kinds(entries: Sequence[Entry]) -> str:
    numbers: dict[str, int] = {}
    for one in entries:
        numbers[one.started.kind] = numbers.get(one.started.kind, 0) + 1
    if len(numbers) == 1:
        return f"by {next(iter(numbers))}"
    return listed(f"{number} by {kind}" for kind, number in sorted(numbers.items(), key=lambda item: -item[1]))


def _table(account: Account, view: str, screen: Screen) -> Iterator[str]:
    rows = account.split(view)
    if not rows:
        return
    yield ""
    heads = [Cell(head, "bold") for head in (view.upper(), *_HEADS)]
    body = [_row(key, one) for key, one in rows]
    yield from lines([heads, *body] if screen.headers else body, screen.terminal, screen.encoding)


def _row(key: str, one: Portion) -> list[Cell]:
    numbers = (one.runs, one.counted, one.uncounted, one.unknown, one.in_flight)
    return [Cell(key), *(Cell(f"{number:,}" if number else "-") for number in numbers), Cell(words.cost(one.charge))]


def _caveat(account: Account, screen: Screen) -> Iterator[str]:
    """Why the sums over runs say less than was used."""
    if not account.partial:
        return
    why = [f"the last {KEPT} finished runs of a persona are kept"]
    if account.unknown:
        why.append("failed runs do not say what they used")
    said = "only what the controller says is shown: you may not list runs"
    if account.seen:
        said = f"the sums over runs are lower bounds: {', and '.join(why)}"
    yield ""
    yield from folded(said, screen.terminal.width)


def _next(account: Account, reaching: Callable[[str], str]) -> Iterator[str]:
    """What to type, whole on a line of its own, so that it can be copied."""
    ledger = account.ledger
    resetting = [*(["--breaker"] if ledger.breaker.open else []), *([] if ledger.halted else ["--keep-tokens"])]
    if ledger.halted or ledger.breaker.open:
        yield ""
        command = " ".join(["sympozium budget reset", ledger.pack, "-n", ledger.namespace, *resetting])
        yield f"next: {inert(reaching(command))}"


def _labelled(label: str, said: str, screen: Screen) -> Iterator[str]:
    """A fact behind its label; what does not fit goes on below itself."""
    width = screen.terminal.width
    first, *rest = folded(inert(said), max(width - _LABELS, 30) if width else 0)
    yield f"{screen.terminal.paint(label, 'bold')}{' ' * (_LABELS - len(label))}{first}"
    yield from (f"{' ' * _LABELS}{line}" for line in rest)
