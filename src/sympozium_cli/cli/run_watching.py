"""What `runs watch` does: it listens, shows, and says how it has ended."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from contextlib import ExitStack, closing
from typing import Final, NamedTuple

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, notice
from sympozium_cli.cli.hooks import Hooks, Wishes
from sympozium_cli.cli.interruption import Interruption
from sympozium_cli.cli.reference import run_named
from sympozium_cli.cli.run_displays import DISPLAYS, Display, Stage
from sympozium_cli.cli.run_goal import goal_of
from sympozium_cli.cli.run_options import Which, choice_of, duration
from sympozium_cli.cli.tailing import NO_FILES, TailFiles, opened
from sympozium_cli.cluster.era import packs_of
from sympozium_cli.cluster.port import Cluster, Selection
from sympozium_cli.cluster.resource import RUNS, Resource
from sympozium_cli.errors import DeadlineError, Exit, NotFoundError, StoppedError, SympoziumError, UsageError
from sympozium_cli.monitor.choice import Choice, newest_first
from sympozium_cli.monitor.happening import Change, Happening, Lost, Synced, Tail
from sympozium_cli.monitor.lookup import all_runs, belonging
from sympozium_cli.monitor.run import kept
from sympozium_cli.monitor.source import Source
from sympozium_cli.monitor.watching.board import Board
from sympozium_cli.monitor.watching.goal import BAD, GONE, OK, End, Goal, end
from sympozium_cli.monitor.watching.transition import Transition
from sympozium_cli.monitor.watching.wanted import Wanted as WantedRuns
from sympozium_cli.report.runs.event import event
from sympozium_cli.values.plural import quoted
from sympozium_cli.values.similar import closest

_LOOK: Final = 0.2
"""Seconds after which a wait is begun anew, so that a signal is obeyed in time."""

_CODES: Final = {OK: Exit.OK, BAD: Exit.FINDINGS, GONE: Exit.NOT_FOUND}


class Wanted(NamedTuple):
    """The options; see `runs watch --help`."""

    names: tuple[str, ...] = ()
    which: Which = Which()
    last: bool = False
    labels: str = ""
    everywhere: bool = False
    until: str = ""
    first: bool = False
    timeout: str = ""
    output: str = ""
    files: TailFiles = NO_FILES
    hooks: Wishes = Wishes()
    color: str = "auto"
    quiet: bool = False


def watch_runs(wanted: Wanted, reach: Reach) -> int:
    """Show what becomes of runs; the exit code says what became of them.

    Raises:
        SympoziumError: the wishes make no sense, the cluster says no, or there is no such run.
        DeadlineError: the time is over.
        StoppedError: a signal came.
    """
    _check(wanted, reach)
    goal = goal_of(wanted.until, first=wanted.first, named=bool(wanted.names or wanted.last))
    limit = duration("--timeout", wanted.timeout)
    output = wanted.output or ("live" if sys.stdout.isatty() else "lines")
    show = DISPLAYS[checked_choice("--output", output, tuple(DISPLAYS))]
    cluster = None if wanted.files.replay else connected(reach)
    namespace = reach.namespace if cluster is None else "" if wanted.everywhere else cluster.where.namespace
    choice = choice_of(wanted.which)
    names = frozenset(map(run_named, wanted.names)) or _newest(cluster, wanted, namespace, choice)
    sources = () if cluster is None else _sources(packs_of(cluster), Selection(namespace, wanted.labels))
    with ExitStack() as stack:
        hooks = stack.enter_context(closing(Hooks(wanted.hooks, notice)))
        tail = stack.enter_context(closing(opened(cluster, sources, wanted.files, command="runs watch")))
        board = Board(WantedRuns(names, namespace, choice))
        stage = Stage(board, wanted.color, wanted.everywhere, wanted.quiet, bool(names), tail.now)
        display = stack.enter_context(show(stage))
        signals = stack.enter_context(Interruption(display.last_words))
        outcome = _Watcher(wanted, names, goal, limit, board, tail, display, hooks, signals).watch()
    # All that was taken has been shown by now; raised within the block, an error would tell the cursor otherwise.
    if isinstance(outcome, SympoziumError):
        raise outcome
    return outcome


def _sources(packs: Resource, selection: Selection) -> tuple[Source, ...]:
    # Labels select runs; packs are read to know whose they are, which goes without them where they may not be seen.
    return (
        Source(packs, Selection(selection.namespace), optional=True),
        Source(RUNS, selection, kept),
    )


def _newest(cluster: Cluster | None, wanted: Wanted, namespace: str, choice: Choice) -> frozenset[str]:
    """The name of the newest run, where that is asked for."""
    if not wanted.last or cluster is None:
        return frozenset()
    found = all_runs(cluster, Selection(namespace, wanted.labels))
    teams = belonging(cluster, namespace).teams
    taken = newest_first(run for run in found if choice.takes(run, teams, cluster.now()))
    if not taken:
        raise NotFoundError("there is no such run yet", hint="see: sympozium runs list")
    return frozenset((taken[0].name,))


def _check(wanted: Wanted, reach: Reach) -> None:
    selected = wanted.last or wanted.labels or wanted.everywhere or wanted.which.says_something
    if wanted.names and selected:
        raise UsageError("names and a selection exclude each other", hint="name runs, or say what they are like")
    if wanted.everywhere and reach.namespace:
        raise UsageError("-A is all namespaces, and -n is one", hint="leave one of them out")


class _Watcher:
    """The state of one watch."""

    def __init__(
        self,
        wanted: Wanted,
        names: frozenset[str],
        goal: Goal,
        limit: float,
        board: Board,
        tail: Tail,
        display: Display,
        hooks: Hooks,
        signals: Interruption,
    ) -> None:
        self._wanted = wanted
        self._names = names
        self._goal = goal
        self._until = time.monotonic() + limit if limit else float("inf")
        self._limit = limit
        self._board = board
        self._tail = tail
        self._display = display
        self._hooks = hooks
        self._signals = signals
        self._missing = {RUNS.kind}
        self._held: list[Change] | None = []
        """Changes of runs that are not shown before it is known whose runs they are."""
        self._last_event = time.monotonic()

    def watch(self) -> int | SympoziumError:
        """The exit code, or the error that it ends with once all is closed."""
        while True:
            try:
                self._take(self._tail.take(_LOOK))
            except EOFError:
                self._release()
                return self._ended(None if self._missing else self._end())
            found = None if self._missing else self._end()
            if found is not None:
                return self._ended(found)
            stop = self._stopped()
            if stop is not None:
                self._release()
                self._display.finish(None)
                return stop
            self._display.tick()

    def _stopped(self) -> SympoziumError | None:
        """Why it ends before there is an end."""
        if self._signals.came:
            again = " ".join(["sympozium runs watch", *sorted(self._names)])
            hint = f"the runs go on; to see what becomes of them: {again}"
            return StoppedError("stopped watching", self._signals.came, hint=hint)
        if time.monotonic() >= self._until:
            return DeadlineError(f"{self._limit:g} s are over", hint="the runs go on; see: sympozium runs list")
        return None

    def _take(self, happened: Iterable[Happening]) -> None:
        for one in happened:
            if isinstance(one, Change):
                self._hold(one)
                continue
            if isinstance(one, Synced | Lost) and one.kind != RUNS.kind:
                self._release()
            if isinstance(one, Synced):
                self._missing.discard(one.kind)
                if not self._missing:
                    self._release()
                    self._demand()
            self._display.heard(one)

    def _hold(self, change: Change) -> None:
        if self._held is not None and change.value.get("kind") == RUNS.kind:
            self._held.append(change)
        else:
            self._apply(change)

    def _release(self) -> None:
        held, self._held = self._held or [], None
        for change in held:
            self._apply(change)

    def _apply(self, change: Change) -> None:
        steps = [step for step in self._board.apply(change) if not step.told]
        for step in steps:
            self._told(step)
        if steps:
            self._last_event = time.monotonic()

    def _told(self, step: Transition) -> None:
        self._display.show(step)
        if step.is_end and not step.past and self._wanted.hooks.any:
            self._hooks.fire(event(step, self._board.teams), f"{step.run.name}: {step.run.phase}")

    def _demand(self) -> None:
        """See that the runs that were named are there, now that all that there are have been read."""
        there = {name for _, name in self._board.watched}
        unknown = sorted(self._names - there)
        if unknown and not self._board.lost:
            known = list(self._board.names())
            meant = closest(unknown[0], known)
            hint = f"did you mean '{meant}'?" if meant else "see: sympozium runs list"
            raise NotFoundError(f"there is no run {quoted(unknown)}", hint=hint)

    def _end(self) -> End | None:
        return end(self._goal, self._board, self._tail.now(), time.monotonic() - self._last_event)

    def _ended(self, found: End | None) -> int:
        self._display.finish(found)
        if found is None:
            return Exit.OK
        if not self._wanted.quiet:
            for name, why in found.reasons:
                notice(f"{name}: {' '.join(why.split())}")
        return _CODES[found.outcome]
