"""What `runs list` does: runs of a cluster in, a table or what else was asked for out."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, notice
from sympozium_cli.cli.reach import demand_one_choice
from sympozium_cli.cli.reference import run_named
from sympozium_cli.cli.run_options import Which, choice_of
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.errors import NotFoundError, UsageError
from sympozium_cli.monitor.causality import Key
from sympozium_cli.monitor.choice import Choice, newest_first
from sympozium_cli.monitor.lookup import Belonging, all_runs, belonging, find_run, runs_in_brief
from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.report.printing import Printer, Screen, printer_for
from sympozium_cli.report.printing.runs import run_columns
from sympozium_cli.report.printing.sorting import in_order_of
from sympozium_cli.report.printing.table import table
from sympozium_cli.report.runs.hiding import shown_safely
from sympozium_cli.report.runs.row import row
from sympozium_cli.report.terminal import terminal
from sympozium_cli.values.similar import closest

_BRIEF: Final = "table"
_TABLES: Final = (_BRIEF, "wide")


class Wanted(NamedTuple):
    """The options; see `runs list --help`."""

    names: tuple[str, ...] = ()
    which: Which = Which()
    labels: str = ""
    fields: str = ""
    everywhere: bool = False
    limit: int = 0
    output: str = _BRIEF
    sort_by: str = ""
    headers: bool = True
    show_labels: bool = False
    managed_fields: bool = False
    color: str = "auto"
    quiet: bool = False

    @property
    def needs_objects(self) -> bool:
        """Whether more is printed than what a run is read for."""
        return bool(self.names or self.sort_by) or self.output not in _TABLES


def list_runs(wanted: Wanted, reach: Reach) -> None:
    """Print the runs that are meant.

    Raises:
        SympoziumError: the wishes make no sense, or the cluster says no.
    """
    printer, choice = _checked(wanted, reach), choice_of(wanted.which)
    cluster = connected(reach)
    namespace = "" if wanted.everywhere else cluster.where.namespace
    belongs = belonging(cluster, namespace)
    if wanted.needs_objects:
        objects = {read_run(value).key: value for value in _objects(cluster, wanted, namespace)}
        runs = list(map(read_run, objects.values()))
    else:
        read = runs_in_brief if wanted.output == _BRIEF else all_runs
        runs, objects = read(cluster, Selection(namespace, wanted.labels, wanted.fields)), {}
    now = cluster.now()
    taken = newest_first(run for run in runs if choice.takes(run, belongs.teams, now))
    taken = taken[: wanted.limit or None]
    if not taken:
        _tell_nothing(wanted, choice, belongs, namespace)
    if belongs.packs is None and not wanted.quiet:
        notice("note: you may not list packs, so that runs are told by their labels, which not all of them have")
    sys.stdout.write(_text(wanted, printer, taken, objects, belongs, now))


def _text(
    wanted: Wanted, printer: Printer, runs: list[Run], objects: Mapping[Key, Object], belongs: Belonging, now: datetime
) -> str:
    page = terminal(sys.stdout, wanted.color, os.environ)
    columns = run_columns(namespaces=wanted.everywhere, labels=wanted.show_labels)
    single = len(dict.fromkeys(wanted.names)) == 1
    screen = Screen(columns, single, wanted.headers, page, sys.stdout.encoding or "ascii")
    if wanted.needs_objects:
        values = [shown_safely(objects[run.key], managed_fields=wanted.managed_fields) for run in runs]
        values = in_order_of(wanted.sort_by, values) if wanted.sort_by else values
        if wanted.output not in _TABLES:
            return printer(values, screen)
        runs = list(map(read_run, values))
    chosen = [column for column in columns if wanted.output == "wide" or not column.wide]
    return table([row(run, belongs.teams, now) for run in runs], screen, chosen)


def _checked(wanted: Wanted, reach: Reach) -> Printer:
    for name in wanted.names:
        run_named(name)
    selected = wanted.labels or wanted.fields or wanted.everywhere or wanted.limit or wanted.which.says_something
    if wanted.names and selected:
        raise UsageError("names and a selection exclude each other", hint="name runs, or say what they are like")
    demand_one_choice(reach, named=False, selected=False, everywhere=wanted.everywhere)
    return printer_for(wanted.output)


def _objects(cluster: Cluster, wanted: Wanted, namespace: str) -> list[Object]:
    if wanted.names:
        return [find_run(cluster, name, namespace) for name in dict.fromkeys(map(run_named, wanted.names))]
    return list(cluster.list(RUNS, Selection(namespace, wanted.labels, wanted.fields)).items)


def _tell_nothing(wanted: Wanted, choice: Choice, belongs: Belonging, namespace: str) -> None:
    """Say that there are none, and why where a name is wrong.

    Raises:
        NotFoundError: there is no such pack.
    """
    where = f" in the namespace '{namespace}'" if namespace else ""
    if choice.pack and belongs.packs is not None and choice.pack not in belongs.packs:
        meant = closest(choice.pack, belongs.packs)
        hint = f"did you mean '{meant}'?" if meant else "sympozium pack list -A shows where packs are"
        raise NotFoundError(f"there is no pack '{choice.pack}'{where}, and no run of one", hint=hint)
    personas = {one.persona for one in belongs.teams.agents.values()} | {agent for _, agent in belongs.teams.agents}
    if choice.persona and personas and choice.persona not in personas:
        meant = closest(choice.persona, personas)
        notice(f"no pack{where} has a persona '{choice.persona}'" + (f": did you mean '{meant}'?" if meant else ""))
    elif not wanted.quiet:
        some = wanted.labels or wanted.fields or wanted.which.says_something
        notice(f"there are no{' such' if some else ''} runs{where}")
