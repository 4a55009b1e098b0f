"""The logs of several containers as one: in the order of time, or as it comes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from heapq import merge
from queue import Empty, Queue
from typing import Final, NamedTuple

from sympozium_cli.cli.log_printing import LogPrinter
from sympozium_cli.cli.run_logs import Wanted, fall_back, lines_of
from sympozium_cli.cli.saying import note
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.errors import NotFoundError, NothingMatchedError, SympoziumError
from sympozium_cli.monitor.causality import Key, forest
from sympozium_cli.monitor.containers import Container, chosen
from sympozium_cli.monitor.following import Part
from sympozium_cli.monitor.log_lines import Line
from sympozium_cli.monitor.lookup import Belonging, all_runs, belonging, find_containers
from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.monitor.standing import standing

_BETWEEN: Final = 2.0
_MOST_WAITING: Final = 1000


class Many(NamedTuple):
    """How several logs are shown; see `run_logs.Wanted`."""

    cluster: Cluster
    wanted: Wanted
    part: Part
    printer: LogPrinter
    tell: Callable[[str], None]


class _Source(NamedTuple):
    run: Run
    container: Container
    label: str


class _Said(NamedTuple):
    """A line, the end of a log (no line), or why it broke off."""

    source: _Source
    line: Line | None
    error: SympoziumError | None = None


def show_many(many: Many, run: Run) -> None:
    """Print the logs of a run's containers, and with --tree of all runs that it has led to.

    Raises:
        SympoziumError: there is nothing to print, or the cluster says no.
    """
    teams = belonging(many.cluster, run.namespace) if many.wanted.tree else None
    finder = _Finder(many, teams)
    if many.wanted.follow:
        _follow(many, finder, run)
        return
    sources = list(finder.sources(finder.runs(run)))
    for line, source in merge(*(_past(many, source) for source in sources), key=lambda pair: pair[0].order):
        many.printer(line, source.label)
    _print_what_is_left(many, finder, finder.runs(run))


class _Finder:
    """Finds containers, each once, and gives each a label of its own."""

    def __init__(self, many: Many, belongs: Belonging | None) -> None:
        self._many = many
        self._belongs = belongs
        self._known: set[tuple[str, str]] = set()
        self._labels: set[str] = set()
        self.written: set[Key] = set()
        """The runs that have written something that is still there."""

    def runs(self, run: Run) -> list[Run]:
        """The run, and with --tree those that it has led to."""
        if self._belongs is None:
            return [read_run(self._many.cluster.get(RUNS, run.name, run.namespace))]
        trees = forest(all_runs(self._many.cluster, Selection(run.namespace)))
        return [trees.runs[key] for key in trees.below(run.key) if key in trees.runs]

    def sources(self, runs: list[Run]) -> Iterator[_Source]:
        """The containers that have begun, and were not found before."""
        for run in runs:
            found = find_containers(self._many.cluster, run)
            one = chosen(found, run)
            for container in found if self._many.wanted.all_containers else [one] if one is not None else []:
                key = (container.pod, container.name)
                if container.has_begun and key not in self._known:
                    self._known.add(key)
                    self.written.add(run.key)
                    yield _Source(run, container, self.label(run, container))

    def label(self, run: Run, container: Container | None = None) -> str:
        """The shortest that no other log has."""
        persona = self._belongs.teams.member(run).persona if self._belongs is not None else ""
        names = [name for name in (persona, run.name) if name] if self._belongs is not None else [""]
        if container is not None and self._many.wanted.all_containers:
            names = [f"{name}/{container.name}".lstrip("/") for name in names]
            names.append(f"{container.pod}/{container.name}")
        found = next((name for name in names if name not in self._labels), names[-1])
        self._labels.add(found)
        return found


def _past(many: Many, source: _Source) -> Iterator[tuple[Line, _Source]]:
    """What has been written; all of it is read before the next log is, so that there are not too many connections."""
    try:
        lines = list(lines_of(many.cluster, many.wanted, source.container, many.part))
    except NotFoundError:
        lines = []
    return ((line, source) for line in lines)


def _print_what_is_left(many: Many, finder: _Finder, runs: list[Run]) -> None:
    """Print the answers of the runs whose logs are gone.

    Raises:
        NothingMatchedError: there is neither a log nor an answer.
    """
    left = [_left(many, finder, one) for one in runs if one.key not in finder.written]
    if not finder.written and not any(left):
        raise NothingMatchedError("nothing of this has been written, or it is gone")


def _left(many: Many, finder: _Finder, run: Run) -> bool:
    """Print what is left of a run whose log is gone; whether there is anything."""
    value: Object = many.cluster.get(RUNS, run.name, run.namespace)
    state = standing(run, many.cluster.now())
    if not run.finished:
        many.tell(f"'{run.name}' has written nothing yet: {state.waits or state.word}")
        return False
    many.tell(f"the log of '{run.name}' is gone; what is left is its answer or its error")
    return fall_back(run, value, many.printer, finder.label(run))


def _follow(many: Many, finder: _Finder, run: Run) -> None:
    said: Queue[_Said] = Queue(_MOST_WAITING)
    reading, looked, told = 0, -_BETWEEN, False
    while True:
        runs = []
        if time.monotonic() - looked >= _BETWEEN:
            looked = time.monotonic()
            runs = finder.runs(run)
            for source in finder.sources(runs):
                threading.Thread(target=_read, args=(many, source, said), daemon=True).start()
                reading += 1
        reading -= _print_next(many, said)
        if runs and not reading and said.empty():
            if all(one.finished for one in runs):
                _print_what_is_left(many, finder, runs)
                return
            if not told:
                many.tell("waiting for something to be written")
            told = True


def _print_next(many: Many, said: Queue[_Said]) -> int:
    """Print what has come; how many logs have ended."""
    ended = 0
    try:
        one = said.get(timeout=_BETWEEN / 4)
        while True:
            if one.line is not None:
                many.printer(one.line, one.source.label)
            else:
                ended += 1
                if one.error is not None:
                    note(f"the log of {one.source.label} broke off: {one.error}")
            one = said.get_nowait()
    except Empty:
        return ended


def _read(many: Many, source: _Source, said: Queue[_Said]) -> None:
    try:
        for line in lines_of(many.cluster, many.wanted, source.container, many.part):
            said.put(_Said(source, line))
        said.put(_Said(source, None))
    except SympoziumError as error:
        said.put(_Said(source, None, error))
