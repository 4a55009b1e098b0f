"""A fact that was looked for: what it is, or why it is not known."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from sympozium_cli.checkup.result import UNKNOWN, Result
from sympozium_cli.errors import (
    DeadlineError,
    ForbiddenError,
    NotFoundError,
    NotSignedInError,
    SympoziumError,
    UnreachableError,
)

T = TypeVar("T")

_ONESELF = re.compile("^(?:the user '.*?'|somebody without credentials) may not")
_NEEDLESS = "not looked at, for the cluster does not answer"


class Seen(NamedTuple, Generic[T]):
    """A fact.

    Args:
        value: what it is; None where that is not known.
        error: why not; None where it was not even looked for.
    """

    value: T | None = None
    error: SympoziumError | None = None

    @property
    def forbidden(self) -> bool:
        """Whether the user may not look."""
        return isinstance(self.error, ForbiddenError)

    @property
    def absent(self) -> bool:
        """Whether the API server says that there is no such thing."""
        return isinstance(self.error, NotFoundError)

    def missing(self, what: str) -> Result:
        """The result of a check that needs this fact and does not have it."""
        if self.error is None:
            return Result(UNKNOWN, _NEEDLESS)
        if not self.forbidden:
            return Result(UNKNOWN, f"{what} cannot be looked at: {self.error}", self.error.hint)
        # What the API server adds in parentheses says the same once more, and what to do is said of all rights at once.
        short = _ONESELF.sub("you may not", str(self.error).partition(" (")[0])
        return Result(UNKNOWN, f"{what} cannot be looked at: {short}")


class Looking:
    """Looks for facts one after the other; once the cluster does not answer, it is left in peace."""

    def __init__(self) -> None:
        self._down = False

    def at(self, look: Callable[[], T], *, decisive: bool = False) -> Seen[T]:
        """What `look` returns, or the error that it raises.

        Args:
            look: asks the cluster.
            decisive: whether a cluster that is not well here will not be well anywhere.
        """
        if self._down:
            return Seen()
        try:
            return Seen(look())
        except (NotSignedInError, DeadlineError) as error:
            self._down = True
            return Seen(error=error)
        except SympoziumError as error:
            self._down = decisive and isinstance(error, UnreachableError)
            return Seen(error=error)

    def after(self, fact: Seen[object]) -> None:
        """Look no further where `fact` is not known."""
        self._down = self._down or fact.value is None
