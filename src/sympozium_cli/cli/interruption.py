"""SIGINT and SIGTERM while something is followed: the first asks for an end in order, the second ends at once."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType, TracebackType
from typing import Any, Final, NoReturn, Self

_ENDING: Final = (signal.SIGINT, signal.SIGTERM)


class Interruption:
    """Within the block, `came` is the number of the first signal that came, and 0 until then.

    It interrupts nothing: whoever follows looks often enough, and never between what was taken and what was shown.

    Args:
        last_words: what is written to standard error before a second signal ends the process, such as the sequence
            that brings the cursor back.
    """

    def __init__(self, last_words: str = "") -> None:
        self._last_words = last_words.encode()
        self._before: dict[int, Any] = {}
        self.came = 0

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._take) for number in _ENDING}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _take(self, number: int, _frame: FrameType | None) -> None:
        if not self.came:
            self.came = number
            return
        if self._last_words:
            os.write(2, self._last_words)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def die_of(number: int) -> NoReturn:
    """End the process as the signal would have ended it, so that a shell's loop ends, too."""
    sys.stdout.flush()
    sys.stderr.flush()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    os._exit(128 + number)
