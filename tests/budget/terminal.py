"""A `budget watch` on a terminal, as somebody in front of it sees it."""

from __future__ import annotations

from budget.world import World
from cli.onscreen import OnScreen


class Terminal(OnScreen):
    """The program on a terminal of 80 columns."""

    def __init__(self, world: World, *words: str, **variables: str) -> None:
        super().__init__("budget", "watch", *words, environment=world.playground.environment(**variables))
