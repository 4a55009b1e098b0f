"""The runs that are watched, as they stand: a fold over what a tail reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sympozium_cli.cluster.port import Object
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.causality import Key
from sympozium_cli.monitor.fields import items, text
from sympozium_cli.monitor.happening import DELETED as GONE
from sympozium_cli.monitor.happening import Change
from sympozium_cli.monitor.origin import predecessor
from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.monitor.teams import Teams, teams
from sympozium_cli.monitor.watching.roster import Roster
from sympozium_cli.monitor.watching.transition import ADDED, DELETED, Transition, step
from sympozium_cli.monitor.watching.wanted import Wanted

_SEQUENTIAL = "sequential"


class Board:
    """The runs that are wanted, and all that these cause.

    Every run is remembered, for one that nobody wants today may turn out to be the child of one that somebody does: the
    order in which objects are reported says nothing about who came first.

    Args:
        wanted: which runs are watched.
    """

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._packs: dict[tuple[str, str], Object] = {}
        self._known: dict[Key, Run] = {}
        self._children: dict[Key, dict[Key, None]] = {}
        self.teams: Teams = teams(())
        self.watched = Roster()
        self.lost: dict[Key, Run] = {}
        """Watched runs that were deleted before they had ended."""

    def apply(self, change: Change) -> list[Transition]:
        """Take up a change of a run or of a pack, and say what it means for the runs that are watched."""
        if change.value.get("kind") != RUNS.kind:
            return self._new_pack(change)
        run = read_run(change.value)
        if change.op == GONE:
            return self._gone(run, change)
        before = self._known.get(run.key)
        self._remember(run)
        if run.key not in self.watched:
            return self._discovered([run.key], change) if self._concerns(run, change.at) else []
        self.watched.put(run)
        if before is None or before.uid != run.uid:
            return [self._transition(ADDED, run, None, change)]
        kind = step(before, run)
        return [self._transition(kind, run, before, change)] if kind else []

    def names(self) -> Iterator[str]:
        """The names of all runs that are known, watched or not."""
        return (name for _, name in self._known)

    def followed_by(self, run: Run) -> bool:
        """Whether the pack of a run says that another persona's run follows it."""
        member = self.teams.member(run)
        pack = self._packs.get((run.namespace, member.pack), {})
        edges = items(pack, "spec", "relationships")
        return any(text(edge, "type") == _SEQUENTIAL and text(edge, "source") == member.persona for edge in edges)

    def _remember(self, run: Run) -> None:
        self._known[run.key] = run
        self.lost.pop(run.key, None)
        cause = predecessor(run)
        if cause:
            self._children.setdefault((run.namespace, cause), {})[run.key] = None

    def _concerns(self, run: Run, now: datetime) -> bool:
        return self._wanted.takes(run, self.teams, now) or (run.namespace, predecessor(run)) in self.watched

    def _discovered(self, keys: Iterable[Key], change: Change) -> list[Transition]:
        """Watch these runs from now on, and all that they have caused."""
        found, pending = [], list(keys)
        while pending:
            key = pending.pop()
            run = self._known.get(key)
            if run is None or key in self.watched:
                continue
            self.watched.put(run)
            found.append(self._transition(ADDED, run, None, change))
            pending.extend(self._children.get(key, ()))
        return found

    def _gone(self, run: Run, change: Change) -> list[Transition]:
        before = self._known.pop(run.key, None)
        if self.watched.take(run.key) is None:
            return []
        if not run.finished:
            self.lost[run.key] = run
        return [self._transition(DELETED, run, before, change)]

    def _new_pack(self, change: Change) -> list[Transition]:
        """Take up what a pack says; its runs may have been reported before it."""
        key = text(change.value, "metadata", "namespace"), text(change.value, "metadata", "name")
        if change.op == GONE:
            self._packs.pop(key, None)
        else:
            self._packs[key] = change.value
        now = teams(self._packs.values())
        if now == self.teams:
            return []
        self.teams = now
        concerned = [key for key, run in self._known.items() if key not in self.watched]
        return self._discovered([key for key in concerned if self._concerns(self._known[key], change.at)], change)

    def _transition(self, kind: str, run: Run, before: Run | None, change: Change) -> Transition:
        return Transition(kind, run, self.teams.member(run), before, change.at, change.past, change.told)
