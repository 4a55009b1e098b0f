"""What `runs logs` does: what a run, or several, have written."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, notice
from sympozium_cli.cli.log_printing import LogPrinter
from sympozium_cli.cli.reference import run_named
from sympozium_cli.cli.run_options import duration
from sympozium_cli.cli.saying import note
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import PODS, RUNS
from sympozium_cli.errors import NotFoundError, NothingMatchedError, UsageError
from sympozium_cli.monitor.awaiting import Waiting, begun
from sympozium_cli.monitor.containers import Container, containers
from sympozium_cli.monitor.fields import text
from sympozium_cli.monitor.following import Follower, Part, followed, written
from sympozium_cli.monitor.log_lines import Line
from sympozium_cli.monitor.lookup import find_containers, find_run
from sympozium_cli.monitor.run import POST_RUNNING, Run, read_run
from sympozium_cli.monitor.standing import reason
from sympozium_cli.report.terminal import terminal

_GONE = "the log of '{}' is gone: its pod is deleted five minutes after its end, or at once where skills ran beside it"


class Wanted(NamedTuple):
    """The options; see `runs logs --help`."""

    name: str
    follow: bool = False
    container: str = ""
    all_containers: bool = False
    tree: bool = False
    since: str = ""
    tail: int | None = None
    previous: bool = False
    grep: str = ""
    timestamps: bool = False
    raw: bool = False
    color: str = "auto"
    quiet: bool = False

    @property
    def part(self) -> Part:
        """Which part of each log is wanted."""
        seconds = round(duration("--since", self.since))
        return Part(max(seconds, 1) if self.since else 0, self.tail, self.previous, self.raw)


def show_logs(wanted: Wanted, reach: Reach) -> None:
    """Print what a run has written, or the runs of a tree.

    Raises:
        SympoziumError: the wishes make no sense, or the cluster says no.
    """
    name, part = _checked(wanted), wanted.part
    page = terminal(sys.stdout, wanted.color, os.environ)
    printer = LogPrinter(wanted.grep, page, timestamps=wanted.timestamps, flush=wanted.follow)
    cluster = connected(reach)
    value = find_run(cluster, name, cluster.where.namespace)
    if wanted.tree or wanted.all_containers:
        from sympozium_cli.cli.logs_of_many import Many, show_many

        show_many(Many(cluster, wanted, part, printer, teller(wanted)), read_run(value))
    else:
        _show_one(cluster, wanted, part, printer, value)


def teller(wanted: Wanted) -> Callable[[str], None]:
    """What takes lines for standard error."""
    return (lambda _: None) if wanted.quiet else notice


def fall_back(run: Run, value: Object, printer: LogPrinter, label: str = "") -> bool:
    """Print what is left of a run whose log is gone: its result, or its error; whether there is anything."""
    result = text(value, "status", "result")
    for line in (result or run.error).split("\n") if result or run.error else ():
        printer(Line("", line.removesuffix("\r")), label)
    return bool(result or run.error)


def lines_of(cluster: Cluster, wanted: Wanted, container: Container, part: Part) -> Iterator[Line]:
    """What a container has written, and if wanted what it will."""
    if not wanted.follow:
        return written(cluster, container, part)
    follower = Follower(cluster, lambda one: has_ended(cluster, one), time.sleep, teller(wanted))
    return followed(follower, container, part)


def has_ended(cluster: Cluster, container: Container) -> bool:
    """Whether a container writes no more."""
    pods = cluster.list(PODS, Selection(container.namespace, fields=f"metadata.name={container.pod}")).items
    return all(one.state == "terminated" for one in containers(pods) if one.name == container.name)


def _checked(wanted: Wanted) -> str:
    if wanted.container and (wanted.all_containers or wanted.tree):
        raise UsageError("-c is one container, and --all-containers and --tree are many", hint="leave one of them out")
    if wanted.follow and wanted.previous:
        raise UsageError("what a container wrote before it was started again does not go on", hint="leave out -f")
    return run_named(wanted.name)


def _show_one(cluster: Cluster, wanted: Wanted, part: Part, printer: LogPrinter, value: Object) -> None:
    run = read_run(value)
    waiting = Waiting(cluster, wanted.follow, time.sleep, teller(wanted))
    try:
        container = begun(waiting, run, wanted.container)
        if container is not None:
            for line in lines_of(cluster, wanted, container, part):
                printer(line)
            _tell_more(cluster, wanted, run)
            return
    except NotFoundError:
        # It went while it was read; a container that was never there is another matter.
        if not _is_gone(cluster, run, wanted):
            raise
        if printer.printed:
            note("its pod is gone, and the rest of its log with it")
            return
    _what_is_left(cluster, wanted, printer, run)


def _is_gone(cluster: Cluster, run: Run, wanted: Wanted) -> bool:
    names = {one.name for one in find_containers(cluster, run)}
    return not names or wanted.container in names


def _what_is_left(cluster: Cluster, wanted: Wanted, printer: LogPrinter, run: Run) -> None:
    value = cluster.get(RUNS, run.name, run.namespace)
    now = read_run(value)
    if not now.finished:
        raise NothingMatchedError(f"'{run.name}' has no log: {reason(now, cluster.now()) or 'it has no pod'}")
    if wanted.container:
        raise NothingMatchedError(_GONE.format(run.name), hint=f"sympozium runs get {run.name} -n {run.namespace}")
    if not wanted.quiet:
        what = "answer" if text(value, "status", "result") else "error"
        note(f"{_GONE.format(run.name)}; this is its {what}")
    if not fall_back(now, value, printer):
        raise NothingMatchedError(f"{_GONE.format(run.name)}, and it left no answer and no error")


def _tell_more(cluster: Cluster, wanted: Wanted, run: Run) -> None:
    """Say what goes on elsewhere."""
    if wanted.quiet or run.phase != POST_RUNNING:
        return
    hooks = [one.name for one in find_containers(cluster, run) if one.name.startswith("post-")]
    if hooks:
        note(f"its hooks run now: -c {hooks[0]} shows what they write")
