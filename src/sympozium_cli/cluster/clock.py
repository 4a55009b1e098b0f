"""Time and chance, which tests take into their own hands."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple


def _today() -> datetime:
    return datetime.now(UTC)


class Clock(NamedTuple):
    """What passes and what is drawn.

    Args:
        now: seconds since any one moment.
        sleep: waits so many seconds.
        draw: a number from 0 up to, but not including, 1.
        wall: what time of what day it is.
    """

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    draw: Callable[[], float] = random.random
    wall: Callable[[], datetime] = _today
