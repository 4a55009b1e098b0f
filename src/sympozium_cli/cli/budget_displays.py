"""How watched budgets are shown: a picture that changes in place, lines, or lines of JSON."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple, Protocol

from sympozium_cli.cli.budgeting import encoding
from sympozium_cli.cli.canvas import Canvas
from sympozium_cli.cli.saying import note
from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.monitor.budget.board import Board
from sympozium_cli.monitor.budget.turn import IS, Turn
from sympozium_cli.monitor.happening import Found, Lost, Synced
from sympozium_cli.report.budget.picture import picture
from sympozium_cli.report.budget.turns import event, line
from sympozium_cli.report.connection import hearing
from sympozium_cli.report.printing import Screen
from sympozium_cli.report.terminal import Terminal

_LAST_TURNS: Final = 5

Connection = Synced | Lost | Found


class Stage(NamedTuple):
    """What is shown, and to whom.

    Args:
        board: the budgets.
        colour: auto, always or never.
        quiet: whether only what was asked for is said.
        now: the time by the API server's clock.
    """

    board: Board
    colour: str
    quiet: bool
    now: Callable[[], datetime]


class Display(Protocol):
    """Something that shows what is watched."""

    @property
    def canvas(self) -> Canvas | None:
        """What it paints on; None where it writes lines."""

    def show(self, turn: Turn, account: Account) -> None:
        """Something has happened to a budget, which now stands so."""

    def heard(self, one: Connection) -> None:
        """Something is to be known of the connection."""


class _Lines:
    canvas = None

    def __init__(self, stage: Stage) -> None:
        self._quiet = stage.quiet

    def show(self, turn: Turn, account: Account) -> None:
        print(line(turn, account), flush=True)

    def heard(self, one: Connection) -> None:
        note("" if self._quiet else hearing(one))


class _Events(_Lines):
    def show(self, turn: Turn, account: Account) -> None:
        print(json.dumps(event(turn, account)), flush=True)


class _Picture:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._turns: deque[Turn] = deque(maxlen=_LAST_TURNS)
        self.canvas = Canvas(self._draw, stage.colour)

    def show(self, turn: Turn, account: Account) -> None:
        del account
        if turn.kind != IS:
            self._turns.append(turn)
        self.canvas.changed()

    def heard(self, one: Connection) -> None:
        del one
        self.canvas.changed()

    def _draw(self, page: Terminal, height: int) -> Iterator[str]:
        del height
        board, now = self._stage.board, self._stage.now()
        found = [board.account(ledger, now) for ledger in board.ledgers()]
        if board.ready or board.deaf:
            yield from picture(found, self._turns, board.deaf, Screen((), True, True, page, encoding()), now)


DISPLAYS: Final[Mapping[str, Callable[[Stage], Display]]] = {"text": _Picture, "lines": _Lines, "jsonl": _Events}
"""How budgets are shown, by the names that `--output` knows."""
