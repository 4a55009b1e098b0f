"""When to listen again after it has ended, and how often in a row it has failed."""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.cluster.backoff import LONGEST
from sympozium_cli.monitor.terms import Terms

SHORT: Final = 1.0
"""Seconds; a watch that ends sooner was none (client-go, tools/cache/reflector.go: "very short watch")."""


class Listened(NamedTuple):
    """How listening went.

    Args:
        seconds: for how long a watch stood; None where none did.
        news: whether it brought anything.
        orderly: whether it ended as watches do when their time is over.
        strange: whether what came made no sense, or nothing came at all: it is not the network that broke.
        asked: how many seconds the API server wants to be left alone.
    """

    seconds: float | None = None
    news: bool = False
    orderly: bool = False
    strange: bool = False
    asked: float = 0.0

    @property
    def lived(self) -> bool:
        """Whether it went on for a while."""
        return self.seconds is not None and self.seconds >= SHORT


class Pace:
    """Pauses between attempts: none after a watch that lived, longer and longer ones where one after another fails.

    Attributes:
        attempts: how many in a row have failed, or have ended too soon.
        fruitless: how many watches in a row brought nothing, and nothing but nonsense.
    """

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self.attempts = 0
        self.fruitless = 0

    def after(self, listened: Listened) -> float:
        """The seconds until the next attempt."""
        self.fruitless = 0 if listened.news else self.fruitless + listened.strange
        if listened.lived and listened.orderly:
            self.attempts = 0
            return 0.0
        self.attempts = 1 if listened.lived or listened.news else self.attempts + 1
        return max(self._terms.pause(self.attempts, self._terms.draw()), min(listened.asked, LONGEST))
