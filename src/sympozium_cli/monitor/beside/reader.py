"""Reads the log of one run, as long as that works."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC
from typing import Final

from sympozium_cli.cluster.port import Cluster, Object
from sympozium_cli.errors import ForbiddenError, NotFoundError, RejectedError, SympoziumError
from sympozium_cli.monitor.beside.desk import Desk, Span
from sympozium_cli.monitor.calls import read_call
from sympozium_cli.monitor.containers import AGENT, Container
from sympozium_cli.monitor.feed.aside import line_change
from sympozium_cli.monitor.following import Follower, continued
from sympozium_cli.monitor.inbox import ClosedError
from sympozium_cli.monitor.log_lines import Line, Reached, read_lines
from sympozium_cli.monitor.markers import visible
from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.values.age import moment

_MOST_LINES: Final = 5000
"""So many lines at the end of a log are looked through for what was done before."""
_MOST_CALLS: Final = 1000
_SHORTEST: Final = 0.5
_LONGEST: Final = 5.0


class Reader:
    """Leaves on the desk what an agent says in its log that it does.

    Args:
        cluster: where.
        desk: where it leaves that.
        run: the run, as `monitor.run.kept` leaves it.
        span: of what time.
        past: whether the run was at work already when the tail began.

    Attributes:
        over: set when the run has ended, so that no more is written.
        caught_up: set when the past is read.
        ended: set when nothing more will come.
    """

    def __init__(self, cluster: Cluster, desk: Desk, run: Object, span: Span, *, past: bool) -> None:
        self._cluster, self._desk, self._value, self._span, self._past = cluster, desk, run, span, past
        self._run: Run = read_run(run)
        self._container = Container(self._run.namespace, self._run.pod, AGENT, prepares=False, state="running", why="")
        self._reached, self._told = Reached(), Reached()
        self._idle = 0
        self._last_look = False
        self.over, self.caught_up, self.ended = threading.Event(), threading.Event(), threading.Event()

    def run(self) -> None:
        """Read to the end."""
        try:
            with suppress(ClosedError, NotFoundError, RejectedError):
                self._read()
        except ForbiddenError as error:
            self._desk.note(f"what tools are called is not shown: {error}", "logs are forbidden")
        except SympoziumError as error:
            self._desk.note(f"what tools '{self._run.name}' calls is not shown: {error}", self._run.uid)
        finally:
            self.caught_up.set()
            self.ended.set()

    def _read(self) -> None:
        if self._past:
            # The last of them, for an agent may have called a tool a million times.
            for line in deque(self._calls(self._written()), _MOST_CALLS):
                self._put(line, past=True)
        self.caught_up.set()
        if not self._span.follow:
            return
        for line in self._calls(self._to_come()):
            self._put(line, past=False)

    def _written(self) -> Iterator[Line]:
        since = self._span.since
        query = {"timestamps": "true", "tailLines": str(_MOST_LINES)}
        if since is not None:
            query["sinceTime"] = f"{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        try:
            chunks = self._cluster.logs(self._container.pod, self._container.namespace, AGENT, query)
            yield from visible(self._counted(read_lines(chunks)))
        except RejectedError:
            return  # its container has not begun

    def _counted(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            self._reached = self._reached.after(line)
            yield line

    def _to_come(self) -> Iterator[Line]:
        """What is written from then on; a container that has not begun is waited for."""
        follower = Follower(self._cluster, self._has_ended, self._pause, lambda _: None)
        while True:
            begun = False
            try:
                for line in continued(follower, self._container, self._reached):
                    begun, self._idle = True, 0
                    yield line
            except (NotFoundError, RejectedError):
                if begun or self._has_ended(self._container):
                    raise
                self._pause(_SHORTEST)
            else:
                return

    def _has_ended(self, _: Container) -> bool:
        """Whether all is read: what was asked for after the end of the run was known has come to its end, too."""
        if self._last_look:
            return True
        self._last_look = self.over.is_set()
        return False

    def _pause(self, seconds: float) -> None:
        """Wait, the longer the more often nothing came; but not for the last look."""
        if self._last_look and seconds <= _SHORTEST:
            return
        self._idle += 1
        self._desk.rest(min(max(seconds, _SHORTEST * 2 ** min(self._idle - 1, 9)), _LONGEST))

    def _calls(self, lines: Iterable[Line]) -> Iterator[Line]:
        return (line for line in lines if line.stamp and read_call(line.text) is not None)

    def _put(self, line: Line, *, past: bool) -> None:
        at = moment(line.stamp)
        if at is None or (self._span.since is not None and at < self._span.since):
            return
        self._told = self._told.after(line)
        mark = line.stamp if self._told.often == 1 else f"{line.stamp}/{self._told.often}"
        self._desk.put(line_change(self._value, line.text, mark, at, past=past))
