"""When a budget will be used up, and by how much it will be overrun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sympozium_cli.monitor.budget.entry import Entry
from sympozium_cli.monitor.budget.ledger import Ledger
from sympozium_cli.monitor.budget.rate import HOUR
from sympozium_cli.monitor.budget.usage import IN_FLIGHT, labelled

_FARTHEST: Final = timedelta(days=3660)


class Tick(NamedTuple):
    """The run of the clock with which a budget is used up."""

    at: datetime
    persona: str


class Flight(NamedTuple):
    """Runs that have begun and will be counted.

    Args:
        runs: how many.
        tokens: what they will have used, if they go as those before them.
        guessed: for how many of them there were any before.
    """

    runs: int = 0
    tokens: int = 0
    guessed: int = 0


class Outlook(NamedTuple):
    """What is ahead of a budget.

    Args:
        flight: what is under way.
        overshoot: the tokens by which what is under way overruns the limit.
        at: when it is used up, at the present pace; None where that is not foreseen.
        tick: the same by the clock of the pack; None where it was not looked at, or does not come.
    """

    flight: Flight = Flight()
    overshoot: int = 0
    at: datetime | None = None
    tick: Tick | None = None


def outlook(ledger: Ledger, entries: Sequence[Entry], per_hour: float, now: datetime) -> Outlook:
    """What is ahead of a budget at a pace of so many tokens an hour."""
    flight = _flight(ledger, entries)
    over = max(ledger.used + flight.tokens - ledger.most, 0) if ledger.most else 0
    return Outlook(flight, over, _end(ledger, per_hour, now))


def usual(entries: Sequence[Entry]) -> Mapping[str, int]:
    """What a run of each persona uses on average, as far as any has said so."""
    known: dict[str, list[int]] = {}
    for one in entries:
        if one.usage.tokens:
            known.setdefault(one.member.persona, []).append(one.usage.tokens)
    return {persona: round(sum(several) / len(several)) for persona, several in known.items()}


def _flight(ledger: Ledger, entries: Sequence[Entry]) -> Flight:
    means = usual(entries)
    under_way = [one for one in entries if one.usage.state == IN_FLIGHT and labelled(one.run)]
    guesses = [means[one.member.persona] for one in under_way if one.member.persona in means]
    # A run ends at the answer after its own limit, so that limit is no ceiling of what it uses.
    capped = [max(min(guess, ledger.cap), 1) for guess in guesses] if ledger.cap else guesses
    return Flight(len(under_way), sum(capped), len(capped))


def _end(ledger: Ledger, per_hour: float, now: datetime) -> datetime | None:
    if not ledger.most or ledger.used >= ledger.most or per_hour <= 0:
        return None
    hours = ledger.left / per_hour
    return now + timedelta(seconds=hours * HOUR) if hours * HOUR < _FARTHEST.total_seconds() else None
