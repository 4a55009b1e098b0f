"""What `budget watch` does: a tail in, a picture that changes or a line for every turn out."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from typing import Final, NamedTuple, Protocol

from sympozium_cli.activation.kinds import NEWEST, Kinds, kinds_of
from sympozium_cli.activation.lookup import find_pack
from sympozium_cli.cli.budget_reading import accounts, prices, read
from sympozium_cli.cli.budgeting import crossed, crossing, encoding, named, no_membranes, thresholds
from sympozium_cli.cli.changing import seconds
from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, notice
from sympozium_cli.cli.interruption import Interruption, die_of
from sympozium_cli.cli.saying import note
from sympozium_cli.cli.tailing import NO_FILES, TailFiles, opened
from sympozium_cli.cluster.port import Cluster, Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.errors import DeadlineError, Exit, NotFoundError, SympoziumError
from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.monitor.budget.board import Board, kept_pack
from sympozium_cli.monitor.budget.ledger import Ledger
from sympozium_cli.monitor.budget.prices import Prices
from sympozium_cli.monitor.budget.shipped_prices import SHIPPED, SOURCE
from sympozium_cli.monitor.budget.threshold import CRITICAL, USUAL, WARNING, Thresholds
from sympozium_cli.monitor.budget.turn import GONE, IS, Turn
from sympozium_cli.monitor.happening import Found, Happening, Lost, Tail
from sympozium_cli.monitor.run import kept
from sympozium_cli.monitor.source import Source
from sympozium_cli.report.budget.picture import picture
from sympozium_cli.report.budget.turns import event, line
from sympozium_cli.report.live.painter import SHOW, Painter, Size
from sympozium_cli.report.printing import Screen
from sympozium_cli.report.terminal import terminal

FORMATS: Final = ("text", "jsonl")
ENDS: Final = (WARNING, CRITICAL, "halt", "breaker")
_BEAT: Final = 1.0
"""Seconds between two pictures where nothing happens: times go on."""
_LOOK: Final = 0.2
"""Seconds after which it is looked whether a signal has come."""
_LAST_TURNS: Final = 5
_SHARE: Final = 10
"""Of how much time a picture may take up one part: many changes make no more pictures than somebody can see."""


class Wanted(NamedTuple):
    """The options of one run; see `budget watch --help`."""

    pack: str = ""
    warn: str = ""
    crit: str = ""
    exit_on: str = ""
    once: bool = False
    plain: bool = False
    timeout: str = ""
    output: str = "text"
    everywhere: bool = False
    color: str = "auto"
    quiet: bool = False
    files: TailFiles = NO_FILES


class Screenwriter(Protocol):
    """Shows what happens."""

    def show(self, turns: list[Turn], board: Board, now: datetime) -> None:
        """Show what has happened, and how it is now."""

    def say(self, happening: Lost | Found) -> None:
        """Say how well it is heard."""


def watch(wanted: Wanted, reach: Reach) -> int:
    """Watch budgets until a signal ends it, or what `--exit-on` says happens; the exit code.

    Raises:
        SympoziumError: the wishes make no sense, the cluster says no, the pack has gone, or the time is over.
    """
    given = thresholds(wanted.warn, wanted.crit)
    checked_choice("--output", wanted.output, FORMATS)
    if wanted.exit_on:
        checked_choice("--exit-on", wanted.exit_on, ENDS)
    name = named(wanted.pack, reach, everywhere=wanted.everywhere)
    limit = seconds(wanted.timeout) if wanted.timeout else float("inf")
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
    tail = opened(cluster, _sources(kinds, name, namespace), wanted.files, command="budget watch")
    return _followed(tail, board, wanted, limit, name)


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


def _followed(tail: Tail, board: Board, wanted: Wanted, limit: float, name: str) -> int:
    page = terminal(sys.stdout, wanted.color, os.environ)
    live = page.interactive and not wanted.plain and wanted.output == "text" and os.environ.get("TERM") != "dumb"
    with closing(tail), Interruption(SHOW if live else "") as signals:
        watching = _Watching(tail, board, wanted, limit, name, signals)
        code = _pictured(watching, wanted) if live else watching.follow(_Lines(wanted))
    # All that was taken has been shown by now; raised within the block, an error would tell a cursor otherwise.
    if isinstance(code, SympoziumError):
        raise code
    if signals.came:
        die_of(signals.came)
    return code


def _pictured(watching: _Watching, wanted: Wanted) -> int | SympoziumError:
    with Painter(_write, _size) as painter:
        pictures = _Pictures(painter, wanted.color)
        try:
            return watching.follow(pictures)
        finally:
            pictures.draw(watching.board, watching.tail.now())


class _Watching(NamedTuple):
    """What is watched, and for how long."""

    tail: Tail
    board: Board
    wanted: Wanted
    limit: float
    name: str
    signals: Interruption

    def follow(self, writer: Screenwriter) -> int | SympoziumError:
        """Show what happens until there is an end: the exit code, or the error that says why it ended."""
        end = time.monotonic() + self.limit
        shown = time.monotonic()
        pending: list[Turn] = []
        while not self.signals.came:
            try:
                happened = self.tail.take(max(min(_LOOK, end - time.monotonic()), 0.0))
            except EOFError:
                return Exit.OK
            if not happened and time.monotonic() - shown < _BEAT:
                if time.monotonic() >= end:
                    return DeadlineError(f"{self.wanted.timeout} are over")
                continue
            shown = time.monotonic()
            pending += self.board.take(happened)
            _heard(happened, writer)
            ready = self.board.ready
            if ready or self.board.deaf:
                writer.show(pending if ready else [], self.board, self.tail.now())
            ended = self._ended(pending) if ready else None
            if ended is not None:
                return ended
            pending = [] if ready else pending
        return Exit.OK

    def _ended(self, turns: list[Turn]) -> int | SympoziumError | None:
        """How it ends; None where it goes on."""
        if self.name and any(turn.kind == GONE for turn in turns):
            return NotFoundError(f"the pack '{self.name}' has been deleted")
        condition = self.wanted.exit_on
        over = [one for one in self.board.ledgers() if condition and _ends(one, self.board, condition)]
        if over:
            _why(over, self.board, self.wanted)
        return Exit.FINDINGS if over else None


def _heard(happened: Iterable[Happening], writer: Screenwriter) -> None:
    for happening in happened:
        if isinstance(happening, Lost | Found):
            writer.say(happening)


def _why(over: Iterable[Ledger], board: Board, wanted: Wanted) -> None:
    """Say what ended it."""
    for ledger in over:
        level = board.limits.reached(ledger)
        if wanted.exit_on == "breaker":
            notice(f"the circuit breaker of '{ledger.pack}' in '{ledger.namespace}' is open")
        elif wanted.exit_on == "halt":
            notice(f"the budget of '{ledger.pack}' in '{ledger.namespace}' is used up")
        else:
            notice(crossing(ledger, level, board.limits))


def _ends(ledger: Ledger, board: Board, condition: str) -> bool:
    """Whether what `--exit-on` names is so."""
    if condition == "halt":
        return ledger.halted
    if condition == "breaker":
        return ledger.breaker.open
    level = board.limits.reached(ledger)
    return level in (CRITICAL, condition)


class _Lines:
    """A line for every turn."""

    def __init__(self, wanted: Wanted) -> None:
        self._told: Callable[..., str] = line if wanted.output == "text" else lambda *both: json.dumps(event(*both))
        self._quiet = wanted.quiet

    def show(self, turns: list[Turn], board: Board, now: datetime) -> None:
        """Print what has happened."""
        known: dict[Ledger, Account] = {}
        for turn in turns:
            if turn.after not in known:
                known[turn.after] = board.account(turn.after, now)
            print(self._told(turn, known[turn.after]), flush=True)

    def say(self, happening: Lost | Found) -> None:
        """Say on standard error what was not heard, and for how long."""
        if self._quiet:
            return
        if isinstance(happening, Lost):
            note(f"nothing is heard of {happening.kind}: {happening.reason}")
        else:
            note(
                f"{happening.kind} is heard of again after {happening.seconds:.0f} s; {happening.missed} changes missed"
            )


class _Pictures:
    """A picture for every change and every beat."""

    def __init__(self, painter: Painter, color: str) -> None:
        self._painter = painter
        self._color = color
        self._turns: deque[Turn] = deque(maxlen=_LAST_TURNS)
        self._rest = 0.0

    def show(self, turns: list[Turn], board: Board, now: datetime) -> None:
        """Draw how it is."""
        self._turns.extend(turn for turn in turns if turn.kind != IS)
        begun = time.monotonic()
        if begun >= self._rest:
            self.draw(board, now)
            self._rest = begun + _SHARE * (time.monotonic() - begun)

    def draw(self, board: Board, now: datetime) -> None:
        """Draw it in any case."""
        found = [board.account(ledger, now) for ledger in board.ledgers()]
        screen = Screen((), True, True, terminal(sys.stdout, self._color, os.environ), encoding())
        self._painter.paint(tuple(picture(found, self._turns, board.deaf, screen, now)))

    def say(self, happening: Lost | Found) -> None:
        """The picture says it."""


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _size() -> Size:
    found = os.get_terminal_size(sys.stdout.fileno())
    return Size(found.columns or 80, found.lines or 24)
