"""The budgets of packs as they change: what a tail reports goes in, what has happened comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.budget.account import Account, eased_account
from sympozium_cli.monitor.budget.entry import Entry, entry
from sympozium_cli.monitor.budget.ledger import Ledger, read_ledger
from sympozium_cli.monitor.budget.prices import Prices
from sympozium_cli.monitor.budget.threshold import USUAL, Thresholds
from sympozium_cli.monitor.budget.turn import GONE, IS, REFUSED, Turn, turns
from sympozium_cli.monitor.budget.usage import refused
from sympozium_cli.monitor.fields import mapping, text
from sympozium_cli.monitor.happening import DELETED, Change, Found, Happening, Lost, Synced
from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.monitor.teams import Teams, teams

Key = tuple[str, str]
"""A namespace and a name."""

_RUNS: Final = "AgentRun"
_KEPT_OF_A_PACK: Final = ("enabled", "agentConfigs", "personas", "sharedMemory")


def kept_pack(value: Object) -> Object:
    """What a tail remembers of a pack: what it may use, what it has used, and the names of its personas."""
    spec, metadata = mapping(value, "spec"), mapping(value, "metadata")
    short = {key: spec[key] for key in _KEPT_OF_A_PACK if key in spec}
    for key in ("agentConfigs", "personas"):
        if isinstance(short.get(key), list):
            short[key] = [{"name": text(one, "name")} for one in short[key]]
    return {
        "apiVersion": value.get("apiVersion"),
        "kind": value.get("kind"),
        "metadata": {key: metadata[key] for key in metadata if key != "managedFields"},
        "spec": short,
        "status": mapping(value, "status"),
    }


class Board:
    """All that is known of packs, and of the runs that are there.

    Args:
        prices: what runs cost where the controller has not said so.
        limits: the shares of a budget that are turns.

    Attributes:
        limits: those shares.
        deaf: the kinds of which nothing is heard at the moment, and why.
        synced: the kinds of which all has been reported that was there to begin with.
    """

    def __init__(self, prices: Prices, limits: Thresholds = USUAL) -> None:
        self.limits = limits
        self._prices = prices
        self._packs: dict[Key, Object] = {}
        self._runs: dict[Key, Run] = {}
        self._entries: dict[Key, dict[Key, Entry]] = {}
        self._teams = Teams({})
        self.deaf: dict[str, str] = {}
        self.synced: set[str] = set()

    def take(self, happenings: Iterable[Happening]) -> Iterator[Turn]:
        """Take note of what happened, and tell what it means to budgets."""
        for happening in happenings:
            match happening:
                case Change():
                    yield from self._changed(happening)
                case Synced():
                    self.synced.add(happening.kind)
                case Lost():
                    self.deaf[happening.kind] = happening.reason
                case Found():
                    self.deaf.pop(happening.kind, None)

    @property
    def ready(self) -> bool:
        """Whether all is known that was there to begin with, as far as it may be seen."""
        return bool(self.synced - {_RUNS}) and bool({_RUNS} & (self.synced | self.deaf.keys()))

    def ledgers(self) -> list[Ledger]:
        """The accounts of all packs that have something to account for, in the order of their names."""
        found = (read_ledger(pack) for _, pack in sorted(self._packs.items()))
        return [ledger for ledger in found if ledger.tracked]

    def pack(self, key: Key) -> Object | None:
        """What is known of a pack."""
        return self._packs.get(key)

    def account(self, ledger: Ledger, now: datetime) -> Account:
        """What can be said of a pack's budget."""
        entries = tuple(self._entries.get(ledger.key, {}).values())
        return eased_account(ledger, entries, now, seen=_RUNS not in self.deaf or bool(self._runs))

    def _changed(self, change: Change) -> Iterator[Turn]:
        if text(change.value, "kind") == _RUNS:
            yield from self._run(change)
        else:
            yield from self._pack(change)

    def _pack(self, change: Change) -> Iterator[Turn]:
        now = read_ledger(change.value)
        before = self._packs.get(now.key)
        old = read_ledger(before) if before is not None else None
        if change.op == DELETED:
            self._packs.pop(now.key, None)
        else:
            self._packs[now.key] = kept_pack(change.value)
        self._look_at_teams()
        if not change.told:
            yield from self._turns(old, now, change)

    def _turns(self, old: Ledger | None, now: Ledger, change: Change) -> Iterator[Turn]:
        if change.op == DELETED:
            if now.tracked:
                yield Turn(GONE, change.at, now, now)
        elif old is not None and old.uid == now.uid and old.tracked:
            yield from turns(old, now, change.at, self.limits)
        elif now.tracked:
            yield Turn(IS, change.at, now, now)

    def _run(self, change: Change) -> Iterator[Turn]:
        run = read_run(change.value)
        before = self._runs.get(run.key)
        if change.op == DELETED:
            self._runs.pop(run.key, None)
            for entries in self._entries.values():
                entries.pop(run.key, None)
            return
        self._runs[run.key] = run
        self._enter(run)
        news = not change.past and not (before is not None and before.uid == run.uid and refused(before))
        owner = self._packs.get((run.namespace, self._teams.member(run).pack))
        if news and refused(run) and owner is not None:
            ledger = read_ledger(owner)
            yield Turn(REFUSED, change.at, ledger, ledger, run.name)

    def _enter(self, run: Run) -> None:
        one = entry(run, self._runs, self._teams, self._prices)
        if one is not None:
            self._entries.setdefault((run.namespace, one.member.pack), {})[run.key] = one

    def _look_at_teams(self) -> None:
        """Give every run to its pack anew where agents have come or gone."""
        found = teams(self._packs.values())
        if found != self._teams:
            self._teams = found
            self._entries = {}
            for run in self._runs.values():
                self._enter(run)
