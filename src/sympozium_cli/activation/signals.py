"""SIGINT and SIGTERM while a plan is carried out: the write under way ends first, so that its outcome is known."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Final, Self

from sympozium_cli.errors import StoppedError

_ENDING: Final = (signal.SIGINT, signal.SIGTERM)


class LeaveError(BaseException):
    """Somebody does not want to wait; no SympoziumError, so that nobody takes it for a failure on its way."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


class Signals:
    """Within the block a first signal is kept until somebody asks; a second one raises LeaveError at once.

    Args:
        tell: takes a sentence for the user.
        patient: whether the first signal waits; without, it raises LeaveError too.
    """

    def __init__(self, tell: Callable[[str], None], *, patient: bool = True) -> None:
        self._tell = tell
        self._patient = patient
        self._before: dict[int, Any] = {}
        self.came = 0

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._take) for number in _ENDING}
        if hasattr(signal, "SIGPIPE"):
            # A reader that goes away does not end what has begun.
            self._before[signal.SIGPIPE] = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def check(self) -> None:
        """Raise StoppedError if a signal has come."""
        if self.came:
            raise StoppedError("interrupted", self.came)

    def _take(self, number: int, _frame: FrameType | None) -> None:
        again, self.came = self.came, number
        if again or not self._patient:
            raise LeaveError(number)
        self._tell("stopping as soon as the request under way has ended; once more leaves at once")
