"""Listening to one source for as long as it takes: what passes is waited for, and what cannot pass ends the tail."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Final

from sympozium_cli.errors import (
    BusyError,
    DeadlineError,
    ForbiddenError,
    NotFoundError,
    NotSignedInError,
    SympoziumError,
    UnreachableError,
    UnreadableError,
)
from sympozium_cli.monitor.happening import Lost
from sympozium_cli.monitor.hearing import Hearing
from sympozium_cli.monitor.inbox import ClosedError
from sympozium_cli.monitor.mirror import DoubtError
from sympozium_cli.monitor.namespace import EndedError
from sympozium_cli.monitor.outlet import Outlet
from sympozium_cli.monitor.pace import Listened, Pace
from sympozium_cli.monitor.reflector import AFRESH, Beginning, Reflector
from sympozium_cli.monitor.shared import Shared
from sympozium_cli.monitor.source import Source

_PASSING: Final = (UnreachableError, DeadlineError)
_REFUSALS: Final = (ForbiddenError, NotFoundError, NotSignedInError)
_MOST_REFUSALS: Final = 3
"""Refusals in a row of what was allowed before: an API server that has just started may not know yet who may what."""
_MOST_BEGINNINGS: Final = 3
_MOST_FRUITLESS: Final = 3
"""Watches in a row that brought nothing but nonsense: there may be nothing to be had where they begin."""


class Listener:
    """Listens to a source, in a thread of its own, until nobody wants to hear anything or there is nothing to be heard.

    Args:
        number: the number of the source.
        source: what is listened to.
        shared: what it has in common with others.
        beginning: what is known already.
    """

    def __init__(self, number: int, source: Source, shared: Shared, beginning: Beginning = AFRESH) -> None:
        self._source = source
        self._shared = shared
        self._outlet = Outlet(number, shared.inbox, beginning.position)
        self._hearing = Hearing(source.resource.kind, self._outlet, shared)
        self._reflector = Reflector(shared, source, self._outlet, self._hearing, beginning)
        self._pace = Pace(shared.terms)
        self._refusals = 0
        self._allowed = bool(beginning.position)

    def run(self) -> None:
        """Listen; what ends it is raised where it is taken."""
        try:
            self._reflector.recall()
            while True:
                listened = self._listened()
                if self._source.once and self._outlet.position:
                    return
                self._shared.inbox.rest(self._pace.after(listened))
                self._demand_fruit()
        except ClosedError:
            return
        except _REFUSALS as error:
            self._refused(error)
        except BaseException as error:  # noqa: BLE001 - the main thread shows it
            self._shared.inbox.fail(error)

    def _demand_fruit(self) -> None:
        if self._pace.fruitless >= _MOST_FRUITLESS:
            self._pace.fruitless = 0
            self._outlet.move("")

    def _listened(self) -> Listened:
        try:
            orderly = self._reflector.listen()
        except (*_PASSING, *_REFUSALS) as error:
            self._demand_patience(error)
            asked = error.seconds if isinstance(error, BusyError) else 0.0
            strange = isinstance(error, UnreadableError | DeadlineError)
            return self._broken(str(error), strange=strange)._replace(asked=asked)
        except DoubtError as error:
            self._outlet.move("")
            return self._broken(str(error))
        return self._ended(orderly=orderly)

    def _demand_patience(self, error: SympoziumError) -> None:
        """Raise the error unless it may pass."""
        self._allowed = self._allowed or bool(self._outlet.position)
        if isinstance(error, _REFUSALS):
            self._refusals += 1
            if isinstance(error, EndedError) or self._refusals >= _MOST_REFUSALS or not self._allowed:
                raise error
        elif not self._shared.reached.is_set() and self._is_the_wrong_one():
            raise error

    def _is_the_wrong_one(self) -> bool:
        """Whether a cluster that has never answered anybody will not do so either: it has been asked often enough.

        A list is asked for more than once before it fails, a watch is not.
        """
        return not self._outlet.position or self._pace.attempts + 1 >= _MOST_BEGINNINGS

    def _broken(self, reason: str, *, strange: bool = False) -> Listened:
        ended = self._ended(strange=strange and self._reflector.stood is not None)
        self._hearing.breaks(reason, again=self._pace.attempts > 0 and not ended.news and not ended.lived)
        return ended

    def _ended(self, *, orderly: bool = False, strange: bool = False) -> Listened:
        stood = self._reflector.stood
        self._refusals = self._refusals if stood is None else 0
        seconds = None if stood is None else time.monotonic() - stood
        return Listened(seconds, self._reflector.news, orderly, strange)

    def _refused(self, error: SympoziumError) -> None:
        if not self._source.optional:
            self._shared.inbox.fail(error)
            return
        with suppress(ClosedError):
            self._outlet.put(Lost(self._source.resource.kind, self._shared.cluster.now(), str(error)))
