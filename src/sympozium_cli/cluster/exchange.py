"""Requests and answers, with all the patience that they deserve and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from http.client import HTTPException
from typing import NamedTuple

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from sympozium_cli.cluster.backoff import BUSY, after_answer, after_break, retry_after
from sympozium_cli.cluster.clock import Clock
from sympozium_cli.cluster.connection import Connection, Patience
from sympozium_cli.cluster.evidence import Evidence
from sympozium_cli.cluster.failure import BrokenError, silent
from sympozium_cli.cluster.port import Certificates
from sympozium_cli.cluster.request import Request
from sympozium_cli.cluster.server_time import ServerTime
from sympozium_cli.cluster.status import told
from sympozium_cli.cluster.trace import SILENT, Attempt, Trace
from sympozium_cli.errors import BusyError

_CHUNK = 1 << 16
_MOST = 256 << 20
_MOST_OF_AN_ERROR = 1 << 20
_UNAUTHORIZED = 401
_FIRST_ERROR = 300
_SHORTEST_WAIT = 0.001
_WARNING = re.compile(r'299 \S+ "((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")

Notice = Callable[[str], None]
"""Tells the user something while the work goes on."""


class Limits(NamedTuple):
    """How long things may take, in seconds.

    Args:
        connect: until a connection stands.
        read: until the next byte.
        total: one request with all its repetitions.
        silence: a stream, such as a log that is followed, without a byte.
    """

    connect: float = 10.0
    read: float = 30.0
    total: float = 60.0
    silence: float = 300.0


class Answer(NamedTuple):
    """What came back: the code, the headers, and the whole body."""

    code: int
    headers: Mapping[str, str]
    body: bytes


class Exchange:
    """Sends requests and reads answers; what is safe to repeat is repeated.

    Args:
        connection: where to.
        limits: how long things may take.
        clock: time and chance.
        notice: is told when the API server makes us wait, and what it warns of.
        deadline: when the whole command must be over, as the clock counts.
        trace: is told of every attempt.
    """

    def __init__(
        self,
        connection: Connection,
        limits: Limits,
        clock: Clock,
        notice: Notice,
        deadline: float = float("inf"),
        trace: Trace = SILENT,
    ) -> None:
        self._connection = connection
        self._limits = limits
        self._clock = clock
        self._notice = notice
        self._deadline = deadline
        self._warned: set[str] = set()
        self._time = ServerTime(clock.wall)
        self._trace = trace
        self._number = 0

    def ask(self, request: Request) -> Answer:
        """The answer to a request, of whatever code.

        Raises:
            BrokenError: there is none, after all attempts.
            BusyError: the API server asks for more patience than there is.
            NotSignedInError: there are no credentials.
        """
        until = min(self._clock.now() + self._limits.total, self._deadline)
        attempt, renewed = 0, False
        self._number += 1
        while True:
            attempt += 1
            begun = self._clock.now()
            outcome = self._attempt(request, until)
            told = self._told(request, outcome, attempt, begun)
            if isinstance(outcome, Answer) and outcome.code == _UNAUTHORIZED and not renewed:
                renewed = True
                if self._connection.credentials.renew():
                    self._trace.attempted(told._replace(pause=0.0))
                    continue
            pause = self._pause(request, outcome, attempt)
            if pause is None or self._clock.now() + pause >= until:
                self._trace.attempted(told)
                return self._last(outcome)
            self._trace.attempted(told._replace(pause=pause))
            self._clock.sleep(pause)

    def stream(self, request: Request, silence: float = float("inf")) -> tuple[Answer, Iterator[bytes]]:
        """The head of an answer, and its body in chunks as they come; the body of a refusal is read at once.

        The head is asked for once: whoever follows a stream knows best when to begin anew. In the chunks, a broken
        connection raises the error for the user.

        Raises:
            BrokenError: there is no answer.
            BusyError: the API server asks for patience.
            NotSignedInError: there are no credentials.
        """
        quiet = min(self._limits.silence, silence)
        self._number += 1
        response = self._head(request, quiet, 1)
        if response.status == _UNAUTHORIZED and self._connection.credentials.renew():
            response.close()
            response = self._head(request, quiet, 2)
        if response.status >= _FIRST_ERROR:
            until = min(self._clock.now() + self._limits.total, self._deadline)
            return self._last(self._whole(response, until)), iter(())
        return Answer(response.status, response.headers, b""), self._chunks(response)

    def certificates(self) -> Certificates:
        """What both sides show."""
        return self._connection.certificates()

    def evidence(self) -> Evidence:
        """What kind of credentials is shown."""
        return self._connection.credentials.evidence()

    def secrets(self) -> tuple[str, ...]:
        """The words of our credentials, which must be in no message."""
        return self._connection.credentials.secrets()

    def now(self) -> datetime:
        """The time by the API server's clock, as far as it has told it."""
        return self._time.now()

    def _head(self, request: Request, quiet: float, attempt: int) -> BaseHTTPResponse:
        begun = self._clock.now()
        try:
            response = self._connection.send(request, Patience(self._limits.connect, quiet))
        except BrokenError as error:
            self._trace.attempted(self._told(request, error, attempt, begun))
            raise
        self._time.told(response.headers)
        self._trace.attempted(self._told(request, response, attempt, begun))
        return response

    def _told(
        self, request: Request, outcome: Answer | BaseHTTPResponse | BrokenError, attempt: int, begun: float
    ) -> Attempt:
        match outcome:
            case BrokenError():
                status = 0
            case Answer():
                status = outcome.code
            case _:
                status = outcome.status
        path, _, _ = request.target.partition("?")
        return Attempt(self._number, attempt, request.method, path, status, self._clock.now() - begun)

    def _attempt(self, request: Request, until: float) -> Answer | BrokenError:
        left = max(until - self._clock.now(), _SHORTEST_WAIT)
        patience = Patience(min(self._limits.connect, left), min(self._limits.read, left))
        try:
            response = self._connection.send(request, patience)
            self._time.told(response.headers)
            return self._whole(response, until)
        except BrokenError as error:
            return error

    def _whole(self, response: BaseHTTPResponse, until: float) -> Answer:
        """Read all of an answer, even one that comes drop by drop, but not for ever and not without end."""
        most = _MOST if response.status < _FIRST_ERROR else _MOST_OF_AN_ERROR
        chunks: list[bytes] = []
        size = 0
        for chunk in self._pieces(response):
            chunks.append(chunk)
            size += len(chunk)
            if self._clock.now() > until:
                response.close()
                raise silent(self._connection.server)
            if size > most:
                response.close()
                break
        self._pass_on_warnings(response.headers)
        return Answer(response.status, response.headers, b"".join(chunks))

    def _chunks(self, response: BaseHTTPResponse) -> Iterator[bytes]:
        try:
            yield from self._pieces(response)
        except BrokenError as error:
            raise error.told from error
        finally:
            response.close()

    def _pieces(self, response: BaseHTTPResponse) -> Iterator[bytes]:
        try:
            while chunk := response.read1(_CHUNK):
                yield chunk
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            response.close()
            raise self._connection.broken(error) from error
        response.release_conn()

    def _pause(self, request: Request, outcome: Answer | BrokenError, attempt: int) -> float | None:
        draw = self._clock.draw()
        if isinstance(outcome, BrokenError):
            return after_break(outcome, attempt, draw, safe=request.safe)
        wished = retry_after(outcome.headers)
        pause = after_answer(outcome.code, wished, attempt, draw, safe=request.safe)
        if wished is not None and pause is not None and pause >= 1:
            self._notice(f"{self._connection.server} is busy and asks to wait for {pause:.0f} s")
        return pause

    def _last(self, outcome: Answer | BrokenError) -> Answer:
        if isinstance(outcome, BrokenError):
            raise outcome
        wished = retry_after(outcome.headers)
        if outcome.code in BUSY and wished is not None:
            raise BusyError(
                f"{self._connection.server} is busy and asks to wait for {wished:.0f} s", wished, hint="try again then"
            )
        return outcome

    def _pass_on_warnings(self, headers: Mapping[str, str]) -> None:
        for text in _WARNING.findall(headers.get("Warning") or ""):
            if text not in self._warned:
                self._warned.add(text)
                warning = told(_ESCAPED.sub(r"\1", text))
                self._notice(f"the API server warns: {warning}")
