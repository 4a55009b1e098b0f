"""Work that goes on in a process of its own, which has no terminal and outlives the one that began it."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from typing import Final

_LIFE: Final = 20
"""Seconds after which the work is ended, whatever it waits for."""

_DESCRIPTORS: Final = 256


def detached(work: Callable[[], None], until: float) -> None:
    """Begin the work, and wait for its end, but not beyond `until`, as `time.monotonic` counts.

    The process is in a session of its own, so that no program that it starts can ask anybody anything at the terminal,
    and its standard streams lead nowhere. Where a system has no fork, nothing is done.
    """
    if not hasattr(os, "fork"):
        return
    ended, end = os.pipe()
    if os.fork() == 0:
        _alone(work, end)
    os.close(end)
    select.select([ended], [], [], max(0.0, until - time.monotonic()))
    os.close(ended)


def _alone(work: Callable[[], None], end: int) -> None:
    """Do the work as a process that nobody waits for, and never return; `end` stays open until it is done."""
    try:
        os.setsid()
        if os.fork():
            os._exit(0)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.closerange(3, end)
        os.closerange(end + 1, _DESCRIPTORS)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_LIFE)
        work()
    except BaseException:  # noqa: BLE001 - nobody is there who could be told
        os._exit(1)
    os._exit(0)
