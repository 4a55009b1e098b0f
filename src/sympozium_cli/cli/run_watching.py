"""What `runs watch` does: it listens, shows, and says how it has ended."""

from __future__ import annotations

import time
from collections.abc import Iterable
from shlex import quote
from typing import Final, NamedTuple

from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected
from sympozium_cli.cli.following import Ending, Outcome, followed, painted_format, terms_of
from sympozium_cli.cli.hooks import Hooks, Wishes
from sympozium_cli.cli.reach import demand_one_choice
from sympozium_cli.cli.reference import run_named
from sympozium_cli.cli.remedies import reaching
from sympozium_cli.cli.run_displays import DISPLAYS, Display, Stage
from sympozium_cli.cli.run_goal import goal_of
from sympozium_cli.cli.run_options import Which, choice_of
from sympozium_cli.cli.tailing import NO_FILES, TailFiles, opened
from sympozium_cli.cluster.era import packs_of
from sympozium_cli.cluster.port import Cluster, Selection
from sympozium_cli.cluster.resource import RUNS, Resource
from sympozium_cli.errors import Exit, NotFoundError, UsageError
from sympozium_cli.monitor.choice import Choice, newest_first
from sympozium_cli.monitor.happening import Change, Happening, Synced
from sympozium_cli.monitor.lookup import all_runs, belonging
from sympozium_cli.monitor.run import kept
from sympozium_cli.monitor.source import Source
from sympozium_cli.monitor.watching.board import Board
from sympozium_cli.monitor.watching.goal import BAD, GONE, OK, End, Goal, end
from sympozium_cli.monitor.watching.shelf import Shelf
from sympozium_cli.monitor.watching.transition import Transition
from sympozium_cli.monitor.watching.wanted import Wanted as WantedRuns
from sympozium_cli.report.runs.event import event
from sympozium_cli.values.plural import quoted
from sympozium_cli.values.similar import closest

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
    """
    _check(wanted, reach)
    goal = goal_of(wanted.until, first=wanted.first, named=bool(wanted.names or wanted.last))
    terms = terms_of(wanted.timeout, quiet=wanted.quiet)
    show = DISPLAYS[painted_format(wanted.output, verbose=bool(reach.verbose))]
    hooks = Hooks(wanted.hooks)
    cluster = None if wanted.files.replay else connected(reach)
    namespace = reach.namespace if cluster is None else "" if wanted.everywhere else cluster.where.namespace
    choice = choice_of(wanted.which)
    names = frozenset(map(run_named, wanted.names)) or _newest(cluster, wanted, namespace, choice)
    sources = () if cluster is None else _sources(packs_of(cluster), Selection(namespace, wanted.labels))
    shelf = Shelf()
    tail = opened(cluster, sources, wanted.files, command="runs watch", held=lambda: shelf.holds)
    board = Board(WantedRuns(names, namespace, choice))
    stage = Stage(board, wanted.color, wanted.everywhere, wanted.quiet, bool(names), tail.now)
    watcher = _Watcher(goal, names, stage, show(stage), shelf, hooks)
    return followed(tail, watcher, terms._replace(meanwhile=_meanwhile(names, reach)), hooks)


def _meanwhile(names: Iterable[str], reach: Reach) -> str:
    again = " ".join(("sympozium runs watch", *map(quote, sorted(names)))) if names else "sympozium runs list"
    namespace = f" -n {quote(reach.namespace)}" if reach.namespace else ""
    return f"the runs go on; to see what becomes of them: {reaching(again + namespace, reach)}"


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
    demand_one_choice(reach, named=False, selected=False, everywhere=wanted.everywhere)
    if wanted.last and wanted.files.replay:
        raise UsageError("--last asks a cluster, and --replay does without one", hint="name the run")


class _Watcher:
    """The state of one watch; see `following.Follower`."""

    def __init__(
        self, goal: Goal, names: frozenset[str], stage: Stage, display: Display, shelf: Shelf, hooks: Hooks
    ) -> None:
        self.canvas = display.canvas
        self._goal = goal
        self._names = names
        self._stage = stage
        self._board = stage.board
        self._display = display
        self._shelf = shelf
        self._hooks = hooks
        self._complete = False
        self._named_are_there = not names
        self._last_step = time.monotonic()

    def take(self, happened: Iterable[Happening]) -> Ending | None:
        """Show what has happened; how it ends."""
        for one in happened:
            if isinstance(one, Change):
                self._apply(self._shelf.put(one))
                continue
            self._apply(self._shelf.heard(one))
            self._display.heard(one)
            if isinstance(one, Synced) and one.kind == RUNS.kind:
                self._complete = True
        if not self._complete or self._shelf.holds:
            return None
        if not self._named_are_there:
            missing = self._missing()
            if missing is not None:
                return missing
            self._named_are_there = True
        found = end(self._goal, self._board, self._stage.now(), time.monotonic() - self._last_step)
        return None if found is None else self._ended(found)

    def over(self) -> Ending:
        """A recording may end before anything has; a run of which it knows nothing more goes on."""
        self._apply(self._shelf.empty())
        found = end(self._goal, self._board, self._stage.now(), float("inf")) if self._complete else None
        return Outcome() if found is None else self._ended(found)

    def _apply(self, changes: Iterable[Change]) -> None:
        for change in changes:
            for step in self._board.apply(change):
                if not step.told:
                    self._told(step)

    def _told(self, step: Transition) -> None:
        self._last_step = time.monotonic()
        self._display.show(step)
        if step.is_end and not step.past and self._hooks.any:
            self._hooks.fire(event(step, self._board.teams), f"{step.run.name}: {step.run.phase}")

    def _missing(self) -> NotFoundError | None:
        """That a run which was named is not there, nor was."""
        unknown = sorted(self._names - {name for _, name in self._board.watched})
        if not unknown or self._board.lost:
            return None
        meant = closest(unknown[0], list(self._board.names()))
        hint = f"did you mean '{meant}'?" if meant else "see: sympozium runs list"
        return NotFoundError(f"there is no run {quoted(unknown)}", hint=hint)

    def _ended(self, found: End) -> Outcome:
        self._display.finish(found)
        told = () if self._stage.quiet else tuple(f"{name}: {' '.join(why.split())}" for name, why in found.reasons)
        return Outcome(_CODES[found.outcome], told)
