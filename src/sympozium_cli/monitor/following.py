"""A container's log from a cluster, to its end, however often the connection breaks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from sympozium_cli.cluster.port import Cluster
from sympozium_cli.errors import DeadlineError, UnreachableError
from sympozium_cli.monitor.containers import Container
from sympozium_cli.monitor.log_lines import Line, Reached, read_lines
from sympozium_cli.monitor.markers import MOST_LINES, visible

_SHORTEST: Final = 0.5
_LONGEST: Final = 15.0
_MOST_BREAKS: Final = 20
"""So often a log may break off without bringing a line before it is given up."""


_NOTHING: Final = Reached()


class Part(NamedTuple):
    """Which part of a log is wanted.

    Args:
        since: the most seconds that a line may be old; 0 for any.
        tail: how many of the last lines; None for all.
        previous: whether of the container before it was started again.
        raw: whether also what the runner says to its controller.
    """

    since: int = 0
    tail: int | None = None
    previous: bool = False
    raw: bool = False

    def query(self) -> dict[str, str]:
        """The options of the API; more lines are asked for than wanted, since some of them will be hidden."""
        wanted = {
            "timestamps": "true",
            "sinceSeconds": str(self.since or ""),
            "tailLines": "" if self.tail is None else str(self.tail + (0 if self.raw else MOST_LINES)),
            "previous": "true" if self.previous else "",
        }
        return {key: value for key, value in wanted.items() if value}


class Follower(NamedTuple):
    """How a log is followed.

    Args:
        cluster: where.
        ended: whether a container has ended, or is gone.
        pause: waits so many seconds.
        tell: takes a line about the connection.
    """

    cluster: Cluster
    ended: Callable[[Container], bool]
    pause: Callable[[float], None]
    tell: Callable[[str], None]


def written(cluster: Cluster, container: Container, part: Part) -> Iterator[Line]:
    """What has been written so far.

    Raises:
        NotFoundError: the pod is gone.
        SympoziumError: whatever else the cluster says.
    """
    shown = _shown(cluster, container, part)
    return shown if part.tail is None else iter(deque(shown, part.tail))


def followed(follower: Follower, container: Container, part: Part) -> Iterator[Line]:
    """What has been written, and what will be, until the container ends.

    Raises:
        NotFoundError: the pod is gone.
        SympoziumError: whatever else the cluster says, for long enough.
    """
    reached = Reached()
    if part.tail is not None:
        past: deque[Line] = deque(maxlen=part.tail)
        for line in _shown(follower.cluster, container, part):
            reached = reached.after(line)
            past.append(line)
        yield from past
    lines = _unbroken(follower, container, part._replace(tail=None), reached)
    yield from lines if part.raw else visible(lines)


def continued(follower: Follower, container: Container, reached: Reached = _NOTHING) -> Iterator[Line]:
    """What is written for people after what has been read, until the container ends; errors as `followed`."""
    return visible(_unbroken(follower, container, Part(), reached))


def _shown(cluster: Cluster, container: Container, part: Part) -> Iterator[Line]:
    lines = read_lines(cluster.logs(container.pod, container.namespace, container.name, part.query()))
    return lines if part.raw else visible(lines)


def _unbroken(follower: Follower, container: Container, part: Part, reached: Reached) -> Iterator[Line]:
    breaks = 0
    while True:
        query = {**part.query(), "follow": "true"}
        if reached.last:
            query = {"follow": "true", "timestamps": "true", "sinceTime": reached.since}
        try:
            chunks = follower.cluster.logs(container.pod, container.namespace, container.name, query)
            for line in reached.unread(read_lines(chunks)):
                breaks, reached = 0, reached.after(line)
                yield line
            if follower.ended(container):
                return
        except DeadlineError:
            continue
        except UnreachableError:
            breaks += 1
            if breaks > _MOST_BREAKS:
                raise
            if breaks == 1:
                follower.tell("the log broke off; trying to go on")
        follower.pause(min(_SHORTEST * 2 ** max(breaks - 1, 0), _LONGEST))
