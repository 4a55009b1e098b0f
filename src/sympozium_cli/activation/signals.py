"""SIGINT and SIGTERM while a plan is carried out: the write under way ends first, so that its outcome is known."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Final, Self

from sympozium_cli.errors import StoppedError

_ENDING: Final = (signal.SIGINT, signal.SIGTERM)


class Signals:
    """Within the block a first signal is kept until somebody asks; a second one ends the waiting at once.

    Args:
        tell: takes a sentence for the user.
        patient: whether the first signal waits; without, it ends whatever is going on.
    """

    def __init__(self, tell: Callable[[str], None], *, patient: bool = True) -> None:
        self._tell = tell
        self._patient = patient
        self._came = 0
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._take) for number in _ENDING}
        # A reader that goes away does not end what has begun.
        self._before[signal.SIGPIPE] = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # it is what signal.signal gave

    def check(self) -> None:
        """Raise StoppedError if a signal has come."""
        if self._came:
            raise StoppedError("interrupted", self._came)

    def _take(self, number: int, _frame: FrameType | None) -> None:
        if self._came or not self._patient:
            self._came = number
            raise StoppedError("interrupted", number, at_once=True)
        self._came = number
        self._tell("stopping as soon as the request under way has ended; once more leaves at once")
