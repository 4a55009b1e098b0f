"""What `runs get` does: a run of a cluster in, how it is out."""

from __future__ import annotations

import os
import sys
from typing import Final

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, notice
from sympozium_cli.cli.reference import run_named
from sympozium_cli.cli.remedies import reaching
from sympozium_cli.cluster.port import Cluster, Selection
from sympozium_cli.errors import ForbiddenError
from sympozium_cli.monitor.blame import contradictions
from sympozium_cli.monitor.causality import forest
from sympozium_cli.monitor.lookup import all_runs, belonging, find_run
from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.report.printing import Screen, printer_for
from sympozium_cli.report.runs.document import run_document
from sympozium_cli.report.runs.row import row
from sympozium_cli.report.runs.screen import Sight, screen_lines
from sympozium_cli.report.terminal import terminal

FORMATS: Final = ("text", "json", "yaml")


def get_run(name: str, output: str, reach: Reach, *, full: bool, color: str, quiet: bool) -> None:
    """Print how a run is.

    Raises:
        SympoziumError: the wishes make no sense, or the cluster says no.
    """
    wanted = run_named(name)
    checked_choice("--output", output, FORMATS)
    cluster = connected(reach)
    sight = _sight(cluster, wanted, quiet=quiet)
    screen = Screen((), True, True, terminal(sys.stdout, color, os.environ), sys.stdout.encoding or "ascii")
    if output == "text":
        for line in screen_lines(sight, screen, next_step=reaching(sight.next, reach), full=full):
            print(line)
    else:
        sys.stdout.write(printer_for(output)([run_document(sight)], screen))


def _sight(cluster: Cluster, name: str, *, quiet: bool) -> Sight:
    value = find_run(cluster, name, cluster.where.namespace)
    run = read_run(value)
    teams = belonging(cluster, run.namespace).teams
    others = _others(cluster, run, quiet=quiet)
    trees = forest([*others, run])
    now = cluster.now()
    children = tuple(row(trees.runs[key], teams, now) for key in trees.children.get(run.key, ()))
    gone = trees.gone(run) if others else ()
    return Sight(row(run, teams, now), value, children, gone, contradictions(trees, run))


def _others(cluster: Cluster, run: Run, *, quiet: bool) -> list[Run]:
    """All runs beside this one, itself with them; none where they may not be seen."""
    try:
        return all_runs(cluster, Selection(run.namespace))
    except ForbiddenError:
        if not quiet:
            notice("note: you may not list runs, so that those which this one led to are left out")
        return []
