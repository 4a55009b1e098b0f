"""Nothing may hang: a limit on the processor time of one step, where the system can set one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from fuzzing.case import PropertyError

SECONDS = 5.0


@contextmanager
def patience(step: str, seconds: float = SECONDS) -> Iterator[None]:
    """Raises PropertyError in the middle of a step that takes more than its seconds of processor time."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(_signal: int, frame: FrameType | None) -> None:
        where = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else "?"
        raise PropertyError(f"hang in {step}", f"more than {seconds:g} s of processor time, now at {where}")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
