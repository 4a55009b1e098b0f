"""How commands that go on for ever end: by Ctrl-C, by SIGTERM, or after a time, with everything in order."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType, TracebackType
from typing import Any, Final, NoReturn, Self

from sympozium_cli.activation.signals import LeaveError

_ENDING: Final = (signal.SIGINT, signal.SIGTERM)


class Leaving:
    """Within the block, a signal raises LeaveError wherever the program is; a second one ends it at once."""

    def __enter__(self) -> Self:
        self._before: dict[int, Any] = {number: signal.signal(number, _leave) for number in _ENDING}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)


def die_of(number: int) -> NoReturn:
    """End the program as the signal would have ended it, so that a shell's loop ends, too."""
    sys.stdout.flush()
    sys.stderr.flush()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    os._exit(128 + number)


def _leave(number: int, _frame: FrameType | None) -> None:
    for other in _ENDING:
        signal.signal(other, signal.SIG_DFL)
    raise LeaveError(number)
