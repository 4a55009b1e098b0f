"""What may be told of requests while they are made: never a header, never a body, never a query."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.cluster.evidence import Kind
from sympozium_cli.cluster.port import Where


class Attempt(NamedTuple):
    """A request that was sent once.

    Args:
        number: of the request, from 1; all its attempts have the same.
        attempt: from 1.
        method: of HTTP.
        path: without its query.
        status: of HTTP; 0 where there was no answer.
        seconds: until the answer was read, or its head where it is a stream.
        pause: seconds after which it is sent again; None for never.
    """

    number: int
    attempt: int
    method: str
    path: str
    status: int
    seconds: float
    pause: float | None = None


class Trace:
    """Is told what happens; this one keeps it to itself."""

    def opened(self, where: Where, kind: Kind) -> None:
        """A cluster was chosen, and the kind of credentials."""

    def attempted(self, attempt: Attempt) -> None:
        """A request was sent once, and answered or not."""


SILENT = Trace()
