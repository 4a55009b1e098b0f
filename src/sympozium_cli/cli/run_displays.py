"""How watched runs are shown: a table that changes in place, lines, or lines of JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple, Protocol

from sympozium_cli.cli.canvas import Canvas
from sympozium_cli.cli.saying import note
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.happening import Found, Lost, Synced
from sympozium_cli.monitor.standing import standing
from sympozium_cli.monitor.watching.board import Board
from sympozium_cli.monitor.watching.goal import End
from sympozium_cli.monitor.watching.transition import PROGRESS, Transition
from sympozium_cli.report.connection import hearing
from sympozium_cli.report.runs.board_lines import View, board_lines
from sympozium_cli.report.runs.event import connection_event, end_event, event
from sympozium_cli.report.runs.transition_line import transition_line
from sympozium_cli.report.terminal import Terminal, terminal

Connection = Synced | Lost | Found


class Stage(NamedTuple):
    """What is shown, and to whom.

    Args:
        board: the runs.
        colour: auto, always or never.
        namespaces: whether runs of several namespaces are shown.
        quiet: whether only what was asked for is said.
        named: whether the runs were named, so that those that had ended before are told as well.
        now: the time by the API server's clock.
    """

    board: Board
    colour: str
    namespaces: bool
    quiet: bool
    named: bool
    now: Callable[[], datetime]

    def tells(self, step: Transition) -> bool:
        """Whether a step is news: a run that had ended before is none, unless it was named."""
        return self.named or not step.past or not step.run.finished or step.before is not None


class Display(Protocol):
    """Something that shows what is watched."""

    @property
    def canvas(self) -> Canvas | None:
        """What it paints on; None where it writes lines."""

    def show(self, step: Transition) -> None:
        """A run has taken a step."""

    def heard(self, one: Connection) -> None:
        """Something is to be known of the connection."""

    def finish(self, end: End) -> None:
        """There is no more to see."""


class _Lines:
    canvas = None

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._terminal = terminal(sys.stdout, stage.colour, os.environ)

    def show(self, step: Transition) -> None:
        if self._stage.tells(step) and _is_news(step):
            print(transition_line(step, self._terminal), flush=True)

    def heard(self, one: Connection) -> None:
        note("" if self._stage.quiet else hearing(one))

    def finish(self, end: End) -> None:
        pass


class _Events:
    canvas = None

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def show(self, step: Transition) -> None:
        if self._stage.tells(step):
            self._print(event(step, self._stage.board.teams))

    def heard(self, one: Connection) -> None:
        self._print(connection_event(one))

    def finish(self, end: End) -> None:
        self._print(end_event(end, self._stage.now()))

    def _print(self, value: Mapping[str, Any]) -> None:
        print(json.dumps(value), flush=True)


class _Picture:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._notices = {"": "reading"}
        self.canvas = Canvas(self._draw, stage.colour)

    def show(self, step: Transition) -> None:
        del step
        self.canvas.changed()

    def heard(self, one: Connection) -> None:
        if one.kind == RUNS.kind:
            self._notices.pop("", None)
        self._notices.pop(one.kind, None)
        if isinstance(one, Lost):
            self._notices[one.kind] = hearing(one)
        self.canvas.changed()

    def finish(self, end: End) -> None:
        pass

    def _draw(self, page: Terminal, height: int) -> Iterator[str]:
        stage = self._stage
        view = View(page, height, sys.stdout.encoding or "ascii", "; ".join(self._notices.values()), stage.namespaces)
        return board_lines(stage.board.watched, stage.board.teams, stage.now(), view)


DISPLAYS: Final[Mapping[str, Callable[[Stage], Display]]] = {"text": _Picture, "lines": _Lines, "jsonl": _Events}
"""How runs are shown, by the names that `--output` knows."""


def _is_news(step: Transition) -> bool:
    """Whether a line about it would say anything that the one before did not."""
    if step.type != PROGRESS or step.before is None:
        return True
    stood, stands = standing(step.before, step.at), standing(step.run, step.at)
    return stood != stands or step.before.verdict != step.run.verdict
