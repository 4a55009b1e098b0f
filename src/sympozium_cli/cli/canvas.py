"""Standard output as a terminal on which a picture is painted over and over."""

from __future__ import annotations

import os
import select
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Final, Self

from sympozium_cli.cli.saying import remark, safe
from sympozium_cli.report.live.painter import SHOW, Painter, Size
from sympozium_cli.report.terminal import Terminal, terminal

_BETWEEN: Final = 0.25
_SHARE: Final = 10
"""Of how much time the painting may take up one part, where pictures are so large that it takes long."""
_BEAT: Final = 1.0
"""Seconds after which a picture is painted again although nothing has happened, since the time goes on."""

Draw = Callable[[Terminal, int], Iterable[str]]
"""Makes the lines of a picture, for a terminal of that width and so many lines."""


def can_paint(*, verbose: bool = False) -> bool:
    """Whether there is a terminal to paint on, which nobody else writes to.

    Args:
        verbose: whether requests are told on standard error.
    """
    told_over = verbose and sys.stderr.isatty()
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not told_over


class Canvas:
    """The picture; within the block the cursor is hidden, and after it the last picture stays.

    Args:
        draw: makes it.
        colour: auto, always or never.
    """

    def __init__(self, draw: Draw, colour: str) -> None:
        self._draw = draw
        self._terminal = terminal(sys.stdout, colour, os.environ)
        self._painter = Painter(_write, _size)
        self._above: deque[str] = deque()
        self._open = False
        self._stale = True
        self._size = Size(0, 0)
        self._painted = float("-inf")
        self._took = 0.0

    def __enter__(self) -> Self:
        self._open = True
        self._painter.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.paint()
        finally:
            self._open = False
            self._painter.__exit__(kind, error, trace)

    def changed(self) -> None:
        """What is to be seen has changed."""
        self._stale = True

    def say(self, text: str) -> None:
        """Tell the user something, above the picture while there is one; any thread may."""
        if self._open:
            self._above.append(safe(text))
            self._stale = True
        else:
            remark(text)

    def tick(self) -> None:
        """Paint, if something has changed, or enough time has passed."""
        since = time.monotonic() - self._painted
        new = self._stale and since >= max(_BETWEEN, _SHARE * self._took)
        if new or since >= _BEAT or _size() != self._size:
            self.paint()

    def paint(self) -> None:
        """Paint in any case."""
        begun = time.monotonic()
        self._stale = False
        self._size = _size()
        said = [self._above.popleft() for _ in range(len(self._above))]
        page = self._terminal._replace(width=self._size.width)
        self._painter.paint(list(self._draw(page, self._size.height)), said)
        self._painted = time.monotonic()
        self._took = self._painted - begun

    def leave(self) -> None:
        """Let the cursor be seen, for somebody else is going to use the terminal."""
        _write(SHOW)

    def come_back(self) -> None:
        """Paint anew, for somebody else has used it."""
        self._painter.__enter__()
        self._painter.forget()
        self.paint()

    def give_up(self) -> None:
        """Let the cursor be seen, whatever is being written at the moment; at the end of the process."""
        output = sys.stdout.fileno()
        if select.select([], [output], [], 0)[1]:
            os.write(output, SHOW.encode())


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _size() -> Size:
    try:
        found = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return Size(80, 24)
    return Size(found.columns or 80, found.lines or 24)
