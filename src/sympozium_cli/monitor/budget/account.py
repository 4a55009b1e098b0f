"""All that can be said of the budget of a pack: what the controller counted, beside what can be observed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.monitor.budget.entry import VIEWS, Entry
from sympozium_cli.monitor.budget.ledger import Ledger
from sympozium_cli.monitor.budget.outlook import Outlook, outlook
from sympozium_cli.monitor.budget.portion import Portion, portion, split
from sympozium_cli.monitor.budget.rate import EASE, NO_PACE, Pulse, Rate, eased, rate
from sympozium_cli.monitor.budget.usage import COUNTED, NO_LABEL, NO_MARK, OF_LOG, UNCOUNTED, UNKNOWN, refused
from sympozium_cli.values.age import moment

KEPT: Final = 50
"""So many finished runs of each agent the controller keeps (`--max-run-history`)."""


class Account(NamedTuple):
    """The budget of a pack at one moment.

    Args:
        ledger: what the controller says.
        entries: the runs that are still there, the newest first.
        now: the moment.
        total: what all these runs have used.
        rate: how fast tokens are counted.
        spending: how fast tokens are used, whether they are counted or not.
        outlook: what is ahead.
        seen: whether the runs could be seen at all.
    """

    ledger: Ledger
    entries: tuple[Entry, ...]
    now: datetime
    total: Portion = Portion()
    rate: Rate = NO_PACE
    spending: Rate = NO_PACE
    outlook: Outlook = Outlook()
    seen: bool = True

    @property
    def pruned(self) -> int:
        """Tokens that were counted for runs that are gone; also those that the controller counted twice."""
        return max(self.ledger.used - self.total.counted, 0)

    @property
    def set_back(self) -> int:
        """Tokens that were counted for runs that are still there, and are not in the ledger: somebody has reset it."""
        return max(self.total.counted - self.ledger.used, 0)

    @property
    def unlabelled(self) -> tuple[Entry, ...]:
        """The runs that the controller never counts."""
        return self._uncounted(NO_LABEL)

    @property
    def unmarked(self) -> tuple[Entry, ...]:
        """The runs that it could count and has not."""
        return self._uncounted(NO_MARK)

    @property
    def logged(self) -> tuple[Entry, ...]:
        """The failed runs whose logs were looked at."""
        return self._uncounted(OF_LOG)

    @property
    def unknown(self) -> tuple[Entry, ...]:
        """The runs that ended without saying what they used."""
        return tuple(one for one in self.entries if one.usage.state == UNKNOWN)

    @property
    def refused(self) -> tuple[Entry, ...]:
        """The runs that failed since the budget was used up."""
        return tuple(one for one in self.entries if refused(one.run))

    @property
    def over_cap(self) -> tuple[Entry, ...]:
        """The runs that used as much as a single run may, or more."""
        cap = self.ledger.per_run
        return tuple(one for one in self.entries if cap and one.usage.tokens >= cap)

    @property
    def partial(self) -> bool:
        """Whether runs may be gone already, or ended without a word: all sums over runs are lower bounds then."""
        return not self.seen or self.pruned > 0 or kept_from(self.entries) is not None or bool(self.unknown)

    def split(self, view: str) -> list[tuple[str, Portion]]:
        """What was used by persona, model, origin or edge."""
        return split(self.entries, VIEWS[view])

    def _uncounted(self, reason: str) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.usage.state == UNCOUNTED and one.usage.reason == reason)


def account(ledger: Ledger, entries: Sequence[Entry], now: datetime, *, seen: bool = True) -> Account:
    """The budget of a pack, of which these runs are still there."""
    newest = tuple(sorted(entries, key=lambda one: _ended(one, now), reverse=True))
    since, kept = moment(ledger.created), kept_from(newest)
    pace = rate(pulses(newest, now, counted=True), now, since, kept)
    spending = rate(pulses(newest, now), now, since, kept)
    ahead = outlook(ledger, newest, pace.per_hour, now)
    return Account(ledger, newest, now, portion(newest), pace, spending, ahead, seen)


def eased_account(ledger: Ledger, entries: Sequence[Entry], now: datetime, *, seen: bool = True) -> Account:
    """The same with a pace that changes smoothly, for whoever looks at it all the time; the runs in any order."""
    since = moment(ledger.created)
    counted, spent = pulses(entries, now, counted=True), pulses(entries, now)
    pace = Rate(eased(counted, now, since), seconds=EASE, runs=len(counted))
    money = eased([pulse._replace(tokens=pulse.micro) for pulse in spent if pulse.micro], now, since)
    spending = Rate(eased(spent, now, since), money, EASE, len(spent))
    ahead = outlook(ledger, entries, pace.per_hour, now)
    return Account(ledger, tuple(entries), now, portion(entries), pace, spending, ahead, seen)


def pulses(entries: Sequence[Entry], now: datetime, *, counted: bool = False) -> list[Pulse]:
    """The runs that have used tokens, with the time when they ended."""
    return [
        Pulse(_ended(one, now), one.usage.tokens, one.charge.micro)
        for one in entries
        if one.usage.tokens and (not counted or one.usage.state == COUNTED)
    ]


def kept_from(entries: Sequence[Entry]) -> datetime | None:
    """From when on all runs must still be there; None where none need have been removed yet."""
    ends: dict[str, list[datetime]] = {}
    for one in entries:
        if one.run.finished and one.run.completed is not None:
            ends.setdefault(one.run.agent, []).append(one.run.completed)
    return max((min(several) for several in ends.values() if len(several) >= KEPT), default=None)


def _ended(one: Entry, now: datetime) -> datetime:
    return one.run.completed or one.run.started or one.run.created or now
