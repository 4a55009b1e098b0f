"""When to listen again after it has ended, and how often in a row it has failed."""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.monitor.terms import Terms

SHORT: Final = 1.0
"""Seconds; a watch that ends sooner was none (client-go, tools/cache/reflector.go: "very short watch")."""


class Listened(NamedTuple):
    """How listening went.

    Args:
        seconds: for how long a watch stood; None where none did.
        news: whether it brought anything.
        orderly: whether it ended as watches do when their time is over.
    """

    seconds: float | None = None
    news: bool = False
    orderly: bool = False


class Pace:
    """Pauses between attempts: none after a watch that lived, longer and longer ones where one after another fails.

    Attributes:
        attempts: how many in a row have failed, or have ended too soon.
        fruitless: how many watches in a row broke before they brought anything.
    """

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self.attempts = 0
        self.fruitless = 0

    def after(self, listened: Listened) -> float:
        """The seconds until the next attempt."""
        lived = listened.seconds is not None and listened.seconds >= SHORT
        if listened.news or listened.orderly:
            self.fruitless = 0
        elif listened.seconds is not None:
            self.fruitless += 1
        if lived and listened.orderly:
            self.attempts = 0
            return 0.0
        self.attempts = 1 if lived or listened.news else self.attempts + 1
        return self._terms.pause(self.attempts, self._terms.draw())
