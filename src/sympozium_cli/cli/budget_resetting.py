"""What `budget reset` does: the used tokens of a pack set back, and seen to stay so."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final, NamedTuple

from sympozium_cli.activation.budget_reset import plan_reset
from sympozium_cli.activation.kinds import Kinds, kinds_of
from sympozium_cli.activation.lookup import find_pack
from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import Plan
from sympozium_cli.activation.transaction import send
from sympozium_cli.cli.budgeting import no_membranes
from sympozium_cli.cli.change_options import Manner
from sympozium_cli.cli.changing import Need, change, checked
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, namespace_to_change, notice
from sympozium_cli.cli.reference import pack_named
from sympozium_cli.cluster.port import Cluster, Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.errors import ConflictError, ForbiddenError, NotFoundError, RefusedError, UsageError
from sympozium_cli.monitor.budget.ledger import Ledger, read_ledger
from sympozium_cli.monitor.budget.usage import COUNTED, IN_FLIGHT, Usage, usage
from sympozium_cli.monitor.run import read_run

_LOOKS: Final = (0.0, 1.0)
"""Seconds after which it is looked whether the controller has written an older sum over the reset.

It adds to what it last saw, and writes the sum over whatever is there (agentrun_controller.go).
"""
_TRIES: Final = 3


class Runs(NamedTuple):
    """Runs that carry the label of the pack: how many are under way, and the tokens of those that were counted."""

    under_way: int
    counted: int


class Wanted(NamedTuple):
    """What is to be reset."""

    name: str
    breaker: bool = False
    tokens: bool = True


def reset(wanted: Wanted, reach: Reach, manner: Manner, pause: Callable[[float], None] = time.sleep) -> None:
    """Set the budget of a pack back.

    Raises:
        SympoziumError: it makes no sense, was refused, or somebody else writes all the time.
    """
    checked(manner)
    if not wanted.tokens and not wanted.breaker:
        raise UsageError("--keep-tokens alone resets nothing", hint="add --breaker, or leave it out")
    name = pack_named(wanted.name)
    cluster = connected(reach)
    kinds = kinds_of(cluster)
    if no_membranes(kinds):
        raise RefusedError(no_membranes(kinds) + " runs")
    work = _Work(cluster, kinds, wanted._replace(name=name), namespace_to_change(cluster.where))
    plan = work.planned()
    done = change(cluster, plan, work.planned, manner, needs=[Need("patch", kinds.packs, name, "status")])
    if not done:
        return
    work.see_that_it_stays(pause)
    if not manner.quiet:
        notice(work.told())


class _Work:
    def __init__(self, cluster: Cluster, kinds: Kinds, wanted: Wanted, namespace: str) -> None:
        self._cluster = cluster
        self._kinds = kinds
        self._wanted = wanted
        self._namespace = namespace
        self._first: Ledger | None = None
        self._last = Ledger("", "")
        self._runs: Runs | None = None

    def planned(self) -> Plan:
        """The plan by what is there now; more may have been counted since the last one, but not less.

        Raises:
            ConflictError: somebody else has reset it meanwhile.
        """
        live = self._live()
        self._last = read_ledger(live.value)
        self._first = self._first or self._last
        if self._wanted.tokens and self._last.used < self._first.used:
            raise ConflictError(
                f"somebody else has just set '{self._wanted.name}' back, from {self._first.used:,} to"
                f" {self._last.used:,} used tokens",
                hint=f"sympozium budget show {self._wanted.name} -n {self._namespace}",
            )
        self._runs = self._labelled() if self._wanted.tokens else Runs(0, 0)
        under_way = self._runs.under_way if self._runs is not None else None
        return plan_reset(live, tokens=self._wanted.tokens, breaker=self._wanted.breaker, under_way=under_way)

    def see_that_it_stays(self, pause: Callable[[float], None]) -> None:
        """Reset it once more where a sum that the controller had made before comes after it.

        Raises:
            ConflictError: the controller goes on writing such sums.
        """
        for _ in range(_TRIES):
            back = self._written_back(pause)
            if not back:
                return
            notice(f"the controller has just written an older sum over it, {back:,} tokens; it is reset once more")
            # A write in between only means that it has to be looked at once more.
            with suppress(ConflictError):
                for step in plan_reset(self._live(), breaker=self._wanted.breaker).steps:
                    send(self._cluster, step.write)
        raise ConflictError(
            "the controller writes its older sum over every reset",
            hint="wait until the runs under way have ended, and repeat the command",
        )

    def told(self) -> str:
        """What has been done."""
        done = []
        if self._wanted.tokens and self._last.used:
            done.append(f"{self._last.used:,} used tokens are off the account of '{self._wanted.name}'")
        if self._wanted.breaker and self._last.breaker.open:
            done.append("its circuit breaker is closed" if done else f"the breaker of '{self._wanted.name}' is closed")
        return ", and ".join(done) or f"the breaker of '{self._wanted.name}' has forgotten its failures"

    def _written_back(self, pause: Callable[[float], None]) -> int:
        """What stands there if it is more than what was counted since; 0 where the reset stays."""
        if not (self._wanted.tokens and self._last.used):
            return 0
        for seconds in _LOOKS:
            pause(seconds)
            used = read_ledger(self._live().value).used
            if used >= self._last.used and used - self._counted_since() >= self._last.used:
                return used
        return 0

    def _counted_since(self) -> int:
        """The tokens of runs that have been counted since the plan was made."""
        now = self._labelled()
        return max(now.counted - self._runs.counted, 0) if now is not None and self._runs is not None else 0

    def _live(self) -> Live:
        return find_pack(self._cluster, self._kinds, self._wanted.name, self._namespace)

    def _labelled(self) -> Runs | None:
        """The runs that count; None where they may not be seen."""
        labels = f"{self._kinds.pack_label}={self._wanted.name}"
        seen: list[Usage] = []
        try:
            for page in self._cluster.pages(RUNS, Selection(self._namespace, labels)):
                if page.first:
                    seen.clear()
                seen += (usage(read_run(run)) for run in page.items)
        except (ForbiddenError, NotFoundError):
            return None
        counted = sum(one.tokens for one in seen if one.state == COUNTED)
        return Runs(sum(one.state == IN_FLIGHT for one in seen), counted)
