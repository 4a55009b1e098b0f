"""How patient a tail is."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final, NamedTuple

from sympozium_cli.cluster.backoff import backoff


class Terms(NamedTuple):
    """How patient a tail is, in seconds.

    Args:
        shortest: how long a watch takes at least; a number between this and the next is drawn for each.
        longest: and at most.
        settle: how long after a connection stands again what was missed should have come.
        pause: between attempts, by their number and a number from 0 up to 1.
        draw: a number from 0 up to, but not including, 1.
    """

    shortest: float = 300.0
    longest: float = 600.0
    settle: float = 0.5
    pause: Callable[[int, float], float] = backoff
    draw: Callable[[], float] = random.random

    def watch_seconds(self) -> float:
        """How long the next watch is to take; client-go's, too, take from five to ten minutes."""
        return self.shortest + (self.longest - self.shortest) * self.draw()


USUAL: Final = Terms()
