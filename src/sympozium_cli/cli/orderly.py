"""Ctrl-C while something is between being printed and being noted as printed."""

from __future__ import annotations

import os
import signal
from types import FrameType, TracebackType
from typing import Any, Final, Self

_ENDING: Final = (signal.SIGINT, signal.SIGTERM)


class Orderly:
    """Within the block a first signal only sets `came`; at its end, the signal does what it would have done.

    A second one does it at once.

    Attributes:
        came: the signal that has come; 0 for none.
    """

    def __init__(self) -> None:
        self.came = 0
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._take) for number in _ENDING}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._restore()
        if self.came:
            os.kill(os.getpid(), self.came)

    def _take(self, number: int, _frame: FrameType | None) -> None:
        self.came = number
        self._restore()

    def _restore(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
