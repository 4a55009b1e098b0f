"""Signals while something is followed: Ctrl-C and SIGTERM end it in order, and Ctrl-Z lets it stop in order."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Final, NoReturn, Self

if TYPE_CHECKING:
    from sympozium_cli.cli.canvas import Canvas

_Handler = Callable[[int, FrameType | None], None]

_STOP: Final = getattr(signal, "SIGTSTP", None)
_CONTINUE: Final = getattr(signal, "SIGCONT", None)
"""Other systems than Unix have neither."""


class Interruption:
    """Within the block, `came` is the number of the first signal that asked for an end, and 0 until then.

    It interrupts nothing: whoever follows looks often enough, and never between what was taken and what was shown. A
    second such signal ends the process at once.

    Args:
        canvas: what is painted on; None where nothing is, so that Ctrl-Z needs no care.
    """

    def __init__(self, canvas: Canvas | None = None) -> None:
        self._canvas = canvas
        self._before: dict[int, Any] = {}
        self._asked_to_stop = False
        self._continued = False
        self.came = 0

    def __enter__(self) -> Self:
        for number, handler in self._handlers().items():
            self._before[number] = signal.signal(number, handler)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def obey(self) -> None:
        """Stop if Ctrl-Z has asked for it, with a cursor that can be seen; the picture afterwards is a new one."""
        if self._canvas is None:
            return
        if self._asked_to_stop:
            self._asked_to_stop = False
            self._canvas.leave()
            self._stop()
            self._continued = True
        if self._continued:
            self._continued = False
            self._canvas.come_back()

    def _handlers(self) -> dict[int, _Handler]:
        found: dict[int, _Handler] = {signal.SIGINT: self._end, signal.SIGTERM: self._end}
        if self._canvas is not None and _STOP is not None and _CONTINUE is not None:
            found[_CONTINUE] = self._go_on
            # Who ignores it, as a shell without jobs does, means the programs that it starts as well.
            if signal.getsignal(_STOP) != signal.SIG_IGN:
                found[_STOP] = self._ask_to_stop
        return found

    def _end(self, number: int, _frame: FrameType | None) -> None:
        if not self.came:
            self.came = number
            return
        if self._canvas is not None:
            self._canvas.give_up()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._asked_to_stop = True

    def _go_on(self, _number: int, _frame: FrameType | None) -> None:
        self._continued = True

    def _stop(self) -> None:
        assert _STOP is not None
        signal.signal(_STOP, signal.SIG_DFL)
        signal.raise_signal(_STOP)
        signal.signal(_STOP, self._ask_to_stop)


def die_of(number: int) -> NoReturn:
    """End the process as the signal would have ended it, so that a shell's loop ends, too."""
    sys.stdout.flush()
    sys.stderr.flush()
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
    raise SystemExit(128 + number)
