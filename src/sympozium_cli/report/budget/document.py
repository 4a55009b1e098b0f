"""The budgets of packs as a document for other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.monitor.budget.entry import VIEWS
from sympozium_cli.monitor.budget.ledger import Ledger
from sympozium_cli.monitor.budget.outlook import Outlook
from sympozium_cli.monitor.budget.portion import Portion, portion
from sympozium_cli.monitor.budget.prices import CURRENCY, Charge, Prices
from sympozium_cli.monitor.budget.rate import Rate

API_VERSION: Final = "sympozium-cli/budget/v1"

Value = dict[str, Any]


def document(
    accounts: Sequence[Account],
    without: Sequence[tuple[str, str]],
    prices: Prices,
    now: datetime,
    crossed: Mapping[tuple[str, str], str],
) -> Value:
    """The document.

    Args:
        accounts: the packs that are shown.
        without: the namespaces and names of packs that have no budget, and are not shown.
        prices: what was reckoned with.
        now: the moment.
        crossed: the thresholds that packs have reached: "warn" or "crit", by namespace and name.
    """
    return {
        "apiVersion": API_VERSION,
        "time": written(now),
        "prices": {"currency": CURRENCY, "source": prices.source or None, "simulated": bool(prices.simulated)},
        "packs": [_pack(one, crossed.get(one.ledger.key, "")) for one in accounts],
        "without": [{"namespace": namespace, "name": name} for namespace, name in without],
    }


def written(instant: datetime | None) -> str | None:
    """An instant as the API server writes it."""
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant is not None else None


def _pack(account: Account, crossed: str) -> Value:
    ledger = account.ledger
    return {
        "namespace": ledger.namespace,
        "name": ledger.pack,
        "enabled": ledger.enabled,
        "crossed": crossed or None,
        "ledger": _ledger(ledger),
        "breaker": _breaker(ledger),
        "observed": _observed(account),
        "rate": _rate(account.rate),
        "spending": _rate(account.spending),
        "outlook": _outlook(account.outlook),
        "split": {view: [{"key": key, **_portion(one)} for key, one in account.split(view)] for view in VIEWS},
    }


def _ledger(ledger: Ledger) -> Value:
    return {
        "budgeted": ledger.budgeted,
        "used": ledger.used,
        "maxTokens": ledger.most or None,
        "maxTokensPerRun": ledger.per_run or None,
        "action": ledger.action if ledger.budgeted else None,
        "percent": ledger.percent if ledger.most else None,
        "left": ledger.left if ledger.most else None,
        "halted": ledger.halted,
        "stopsRuns": bool(ledger.cap),
    }


def _breaker(ledger: Ledger) -> Value | None:
    found = ledger.breaker
    if not (found.defined or found.open):
        return None
    return {"open": found.open, "failures": found.failures, "threshold": found.threshold, "closesByItself": False}


def _observed(account: Account) -> Value:
    return {
        "visible": account.seen,
        "lowerBound": account.partial,
        **_portion(account.total),
        "pruned": account.pruned,
        "setBack": account.set_back,
        "withoutLabel": portion(account.unlabelled).uncounted,
        "withoutMark": portion(account.unmarked).uncounted,
        "ofFailedRuns": portion(account.logged).uncounted,
        "refusedRuns": len(account.refused),
        "runsOverMaxTokensPerRun": len(account.over_cap),
    }


def _portion(one: Portion) -> Value:
    return {
        "runs": one.runs,
        "tokens": one.tokens,
        "counted": one.counted,
        "uncounted": one.uncounted,
        "unknownRuns": one.unknown,
        "inFlightRuns": one.in_flight,
        "cost": _charge(one.charge),
    }


def _charge(charge: Charge) -> Value:
    return {
        "micro": charge.micro,
        "computedMicro": charge.computed,
        "simulatedMicro": charge.simulated,
        "unpricedRuns": charge.unpriced,
        "localRuns": charge.local,
    }


def _rate(rate: Rate) -> Value | None:
    if not rate.runs:
        return None
    return {
        "tokensPerHour": round(rate.per_hour),
        "microPerHour": round(rate.micro),
        "windowSeconds": round(rate.seconds),
        "runs": rate.runs,
        "lowerBound": not rate.complete,
    }


def _outlook(ahead: Outlook) -> Value:
    tick = ahead.tick
    return {
        "haltsAt": written(ahead.at),
        "haltsByClockAt": written(tick.at) if tick is not None else None,
        "haltsByClockWith": tick.persona if tick is not None else None,
        "inFlightRuns": ahead.flight.runs,
        "inFlightTokens": ahead.flight.tokens,
        "overshoot": ahead.overshoot,
    }
