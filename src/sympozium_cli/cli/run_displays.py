"""How watched runs are shown: a table that changes in place, lines, or lines of JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from types import TracebackType
from typing import Any, Final, NamedTuple, Protocol, Self

from sympozium_cli.cli.connecting import notice
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.happening import Found, Lost, Synced
from sympozium_cli.monitor.standing import standing
from sympozium_cli.monitor.watching.board import Board
from sympozium_cli.monitor.watching.goal import End
from sympozium_cli.monitor.watching.transition import PROGRESS, Transition
from sympozium_cli.report.live.painter import SHOW, Painter, Size
from sympozium_cli.report.runs.board_lines import View, board_lines
from sympozium_cli.report.runs.event import connection_event, end_event, event
from sympozium_cli.report.runs.transition_line import transition_line
from sympozium_cli.report.terminal import terminal
from sympozium_cli.values.age import human_duration
from sympozium_cli.values.plural import count

_BETWEEN_PICTURES: Final = 0.25
_TICK: Final = 1.0
"""Seconds after which a picture is drawn again although nothing has happened, since the time goes on."""

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

    last_words: str

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def show(self, step: Transition) -> None:
        """A run has taken a step."""

    def heard(self, one: Connection) -> None:
        """Something is to be known of the connection."""

    def tick(self) -> None:
        """Time has passed."""

    def finish(self, end: End | None) -> None:
        """There is no more to see; None where somebody has stopped it."""


class _Lines:
    last_words = ""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._terminal = terminal(sys.stdout, stage.colour, os.environ)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def show(self, step: Transition) -> None:
        if self._stage.tells(step) and _is_news(step):
            print(transition_line(step, self._terminal), flush=True)

    def heard(self, one: Connection) -> None:
        said = connection_words(one)
        if said and not self._stage.quiet:
            notice(said)

    def tick(self) -> None:
        pass

    def finish(self, end: End | None) -> None:
        pass


class _Events(_Lines):
    def show(self, step: Transition) -> None:
        if self._stage.tells(step):
            self._print(event(step, self._stage.board.teams))

    def heard(self, one: Connection) -> None:
        self._print(connection_event(one))

    def finish(self, end: End | None) -> None:
        if end is not None:
            self._print(end_event(end, self._stage.now()))

    def _print(self, value: Mapping[str, Any]) -> None:
        print(json.dumps(value), flush=True)


class _Live:
    last_words = SHOW

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._terminal = terminal(sys.stdout, stage.colour, os.environ)
        self._painter = Painter(_write, _size)
        self._notices = {"": "reading"}
        self._stale = True
        self._painted = 0.0

    def __enter__(self) -> Self:
        self._painter.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._painter.__exit__(kind, error, trace)

    def show(self, step: Transition) -> None:
        del step
        self._stale = True

    def heard(self, one: Connection) -> None:
        if one.kind == RUNS.kind:
            self._notices.pop("", None)
        self._notices.pop(one.kind, None)
        if isinstance(one, Lost):
            self._notices[one.kind] = connection_words(one)
        self._stale = True

    def tick(self) -> None:
        since = time.monotonic() - self._painted
        if since >= _TICK or (self._stale and since >= _BETWEEN_PICTURES):
            self._paint()

    def finish(self, end: End | None) -> None:
        del end
        self._paint()

    def _paint(self) -> None:
        stage, size = self._stage, _size()
        notice_ = "; ".join(self._notices.values())
        page = self._terminal._replace(width=size.width)
        view = View(page, size.height, sys.stdout.encoding or "ascii", notice_, stage.namespaces)
        self._painter.paint(list(board_lines(stage.board.watched, stage.board.teams, stage.now(), view)))
        self._stale, self._painted = False, time.monotonic()


DISPLAYS: Final[Mapping[str, Callable[[Stage], Display]]] = {"live": _Live, "lines": _Lines, "jsonl": _Events}
"""How runs are shown, by the names that `--output` knows."""


def connection_words(one: Connection) -> str:
    """What is to be known of the connection, in words; "" for nothing."""
    if isinstance(one, Lost):
        return f"nothing is heard of {one.kind}s: {one.reason}"
    if isinstance(one, Found):
        missed = f", {count(one.missed, 'change')} caught up with" if one.missed else ""
        return f"{one.kind}s are heard of again after {human_duration(one.seconds)}{missed}"
    return ""


def _is_news(step: Transition) -> bool:
    """Whether a line about it would say anything that the one before did not."""
    if step.type != PROGRESS or step.before is None:
        return True
    stood, stands = standing(step.before, step.at), standing(step.run, step.at)
    return stood != stands or step.before.verdict != step.run.verdict


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _size() -> Size:
    try:
        found = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return Size(80, 24)
    return Size(found.columns or 80, found.lines or 24)
