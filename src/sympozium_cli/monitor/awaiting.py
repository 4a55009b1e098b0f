"""Wait until a run has written something that can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from sympozium_cli.cluster.port import Cluster
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.errors import NotFoundError, NothingMatchedError
from sympozium_cli.monitor.containers import Container, chosen
from sympozium_cli.monitor.lookup import find_containers
from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.monitor.standing import standing
from sympozium_cli.values.plural import quoted

BETWEEN: Final = 1.0
"""Seconds between two looks."""


class Waiting(NamedTuple):
    """How it is waited.

    Args:
        cluster: where.
        follow: whether at all.
        pause: waits so many seconds.
        tell: takes a line about what it waits for.
    """

    cluster: Cluster
    follow: bool
    pause: Callable[[float], None]
    tell: Callable[[str], None]


def begun(waiting: Waiting, run: Run, wanted: str = "") -> Container | None:
    """The container with the run's log, or the one of a name, once it has begun; None where it never will.

    Raises:
        NotFoundError: the run is gone, or has no such container.
        NothingMatchedError: it has not begun, and nobody wants to wait.
    """
    told = ""
    while True:
        found = find_containers(waiting.cluster, run)
        container = chosen(found, run, wanted)
        if container is not None and container.has_begun:
            return container
        if wanted and found and container is None:
            names = quoted(dict.fromkeys(one.name for one in found))
            raise NotFoundError(f"no pod of '{run.name}' has a container '{wanted}'", hint=f"there are {names}")
        state = standing(run, waiting.cluster.now())
        if run.finished or run.deleting is not None or state.is_trouble:
            return None
        why = what_it_waits_for(found, container) or state.waits or "its pod"
        if not waiting.follow:
            raise NothingMatchedError(f"'{run.name}' has not written anything yet; it waits for {why}", hint="add -f")
        if why != told:
            waiting.tell(f"'{run.name}' waits for {why}")
            told = why
        waiting.pause(BETWEEN)
        run = read_run(waiting.cluster.get(RUNS, run.name, run.namespace))


def what_it_waits_for(found: Sequence[Container], container: Container | None) -> str:
    """What keeps a container from starting, in words; "" where nothing says so."""
    before = [one for one in found if one.prepares and container is not None and one.pod == container.pod]
    failing = next((one for one in before if one.why not in ("", "Completed", "PodInitializing")), None)
    if failing is not None:
        return f"the container '{failing.name}', which prepares it: {failing.why} (-c {failing.name} shows its log)"
    running = next((one for one in before if one.state == "running"), None)
    if running is not None:
        return f"the container '{running.name}', which prepares it"
    if container is None:
        return ""
    return f"its container '{container.name}'" + (f": {container.why}" if container.why else "")
