"""What `budget watch` does: a tail in, a picture that changes or a line for every turn out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sympozium_cli.activation.kinds import NEWEST, Kinds, kinds_of
from sympozium_cli.activation.lookup import find_pack
from sympozium_cli.cli.budget_displays import DISPLAYS, Stage
from sympozium_cli.cli.budget_reading import accounts, prices, read
from sympozium_cli.cli.budgeting import crossed, crossing, named, no_membranes, thresholds
from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, notice
from sympozium_cli.cli.following import Ending, Outcome, followed, painted_format, terms_of
from sympozium_cli.cli.hooks import Hooks, Wishes
from sympozium_cli.cli.tailing import NO_FILES, TailFiles, opened
from sympozium_cli.cluster.port import Cluster, Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.errors import Exit, NotFoundError
from sympozium_cli.monitor.budget.board import Board, kept_pack
from sympozium_cli.monitor.budget.ledger import Ledger
from sympozium_cli.monitor.budget.prices import Prices
from sympozium_cli.monitor.budget.shipped_prices import SHIPPED, SOURCE
from sympozium_cli.monitor.budget.threshold import CRITICAL, USUAL, WARNING, Thresholds
from sympozium_cli.monitor.budget.turn import GONE, IS, Turn
from sympozium_cli.monitor.happening import Change, Happening
from sympozium_cli.monitor.run import kept
from sympozium_cli.monitor.source import Source
from sympozium_cli.report.budget.turns import event, line, sentence

ENDS: Final = (WARNING, CRITICAL, "halt", "breaker")


class Wanted(NamedTuple):
    """The options of one run; see `budget watch --help`."""

    pack: str = ""
    warn: str = ""
    crit: str = ""
    exit_on: str = ""
    once: bool = False
    timeout: str = ""
    output: str = ""
    everywhere: bool = False
    color: str = "auto"
    quiet: bool = False
    files: TailFiles = NO_FILES
    hooks: Wishes = Wishes()


def watch(wanted: Wanted, reach: Reach) -> int:
    """Watch budgets until a signal ends it, or what `--exit-on` says happens; the exit code.

    Raises:
        SympoziumError: the wishes make no sense, the cluster says no, the pack has gone, or the time is over.
    """
    given = thresholds(wanted.warn, wanted.crit)
    wanted = wanted._replace(output=painted_format(wanted.output, verbose=bool(reach.verbose)))
    if wanted.exit_on:
        checked_choice("--exit-on", wanted.exit_on, ENDS)
    name = named(wanted.pack, reach, everywhere=wanted.everywhere)
    terms = terms_of(wanted.timeout, quiet=wanted.quiet)
    hooks = Hooks(wanted.hooks)
    cluster = None if wanted.files.replay else connected(reach)
    kinds = kinds_of(cluster) if cluster is not None else NEWEST
    namespace = "" if wanted.everywhere or cluster is None else cluster.where.namespace
    if cluster is not None and name:
        find_pack(cluster, kinds, name, namespace)
    if no_membranes(kinds):
        raise NotFoundError(no_membranes(kinds) + " runs", hint="sympozium budget show says what runs used")
    if wanted.once and cluster is not None:
        return _once(wanted, cluster, kinds, name, given)
    known = prices(cluster) if cluster is not None else Prices(SHIPPED, SOURCE)
    board = Board(known, Thresholds(given.warn or USUAL.warn, given.crit or USUAL.crit))
    sources = _sources(kinds, name, namespace)
    tail = opened(cluster, sources, wanted.files, command="budget watch", held=lambda: watcher.holds)
    watcher = _Watcher(wanted, name, Stage(board, wanted.color, wanted.quiet, tail.now), hooks)
    return followed(tail, watcher, terms, hooks)


def _sources(kinds: Kinds, name: str, namespace: str) -> list[Source]:
    packs = Selection(namespace, fields=f"metadata.name={name}" if name else "")
    return [
        Source(kinds.packs, packs, kept_pack),
        Source(RUNS, Selection(namespace), kept, optional=True),
    ]


def _once(wanted: Wanted, cluster: Cluster, kinds: Kinds, name: str, given: Thresholds) -> int:
    """Say how the budgets are, a line each."""
    seen = read(cluster, kinds, name, "" if wanted.everywhere else cluster.where.namespace)
    found = [one for one in accounts(seen, kinds) if one.ledger.tracked]
    for one in found:
        turn = Turn(IS, seen.now, one.ledger, one.ledger)
        print(json.dumps(event(turn, one)) if wanted.output == "jsonl" else line(turn, one))
    if not found and not wanted.quiet:
        notice("no pack has a token budget")
    return crossed(found, given)


class _Watcher:
    """The state of one watch; see `following.Follower`."""

    def __init__(self, wanted: Wanted, name: str, stage: Stage, hooks: Hooks) -> None:
        self._wanted = wanted
        self._name = name
        self._board = stage.board
        self._now = stage.now
        self._hooks = hooks
        self._display = DISPLAYS[wanted.output](stage)
        self._pending: list[Turn] = []
        self.canvas = self._display.canvas

    def take(self, happened: Sequence[Happening]) -> Ending | None:
        """Show what has happened; how it ends."""
        self._pending += self._board.take(happened)
        for one in happened:
            if not isinstance(one, Change):
                self._display.heard(one)
        if not self._board.ready:
            return None
        turns, self._pending = self._pending, []
        self._tell(turns)
        return self._ended(turns)

    def over(self) -> Ending:
        """A recording may end before anything has."""
        self._tell(self._pending)
        return Outcome()

    @property
    def holds(self) -> bool:
        """Whether it has taken what it has not shown."""
        return not self._board.ready or bool(self._pending)

    def _tell(self, turns: Sequence[Turn]) -> None:
        now = self._now()
        known = {ledger: self._board.account(ledger, now) for ledger in {turn.after for turn in turns}}
        for turn in turns:
            self._display.show(turn, known[turn.after])
            if turn.kind != IS and self._hooks.any:
                self._hooks.fire(event(turn, known[turn.after]), f"{turn.after.pack}: {sentence(turn)}")

    def _ended(self, turns: Iterable[Turn]) -> Ending | None:
        """How it ends; None where it goes on."""
        if self._name and any(turn.kind == GONE for turn in turns):
            return NotFoundError(f"the pack '{self._name}' has been deleted")
        condition = self._wanted.exit_on
        over = [one for one in self._board.ledgers() if condition and _ends(one, self._board, condition)]
        return Outcome(Exit.FINDINGS, tuple(_why(one, self._board, condition) for one in over)) if over else None


def _why(ledger: Ledger, board: Board, condition: str) -> str:
    """What ended it."""
    if condition == "breaker":
        return f"the circuit breaker of '{ledger.pack}' in '{ledger.namespace}' is open"
    if condition == "halt":
        return f"the budget of '{ledger.pack}' in '{ledger.namespace}' is used up"
    return crossing(ledger, board.limits.reached(ledger), board.limits)


def _ends(ledger: Ledger, board: Board, condition: str) -> bool:
    """Whether what `--exit-on` names is so."""
    if condition == "halt":
        return ledger.halted
    if condition == "breaker":
        return ledger.breaker.open
    level = board.limits.reached(ledger)
    return level in (CRITICAL, condition)
