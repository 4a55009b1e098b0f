"""What `runs tree` does: the runs of a namespace in, what led to what out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Final, NamedTuple

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, notice
from sympozium_cli.cli.reference import pack_named, run_named
from sympozium_cli.cluster.port import Cluster, Selection
from sympozium_cli.errors import NotFoundError, UsageError
from sympozium_cli.monitor.blame import failures
from sympozium_cli.monitor.causality import Forest, Key, forest
from sympozium_cli.monitor.lookup import Belonging, all_runs, belonging, find_run
from sympozium_cli.monitor.run import read_run
from sympozium_cli.report.printing import Screen, printer_for
from sympozium_cli.report.runs.document import trees_document
from sympozium_cli.report.runs.tree import grown
from sympozium_cli.report.runs.tree_text import cause_lines, tree_lines
from sympozium_cli.report.terminal import terminal
from sympozium_cli.values.plural import count
from sympozium_cli.values.similar import closest

FORMATS: Final = ("text", "json", "yaml")


class Wanted(NamedTuple):
    """The options; see `runs tree --help`."""

    name: str = ""
    pack: str = ""
    failed: bool = False
    why_failed: bool = False
    limit: int = 0
    output: str = "text"
    color: str = "auto"
    quiet: bool = False


def show_tree(wanted: Wanted, reach: Reach) -> None:
    """Print the trees that are meant.

    Raises:
        SympoziumError: the wishes make no sense, or the cluster says no.
    """
    name, pack = _checked(wanted)
    cluster = connected(reach)
    namespace = cluster.where.namespace
    belongs = belonging(cluster, namespace)
    trees = _forest(cluster, name, namespace)
    now = cluster.now()
    matching = [trees.root_of((namespace, name))] if name else list(_roots(trees, pack, belongs))
    if wanted.failed or wanted.why_failed:
        matching = [root for root in matching if failures(trees, root, now)]
    roots = matching[: wanted.limit or None]
    if not roots:
        _tell_nothing(wanted, belongs, namespace)
    elif len(roots) < len(matching) and not wanted.quiet:
        left = count(len(matching) - len(roots), "older tree")
        notice(f"{left} left out: --limit 0 shows all")
    shown = grown(trees, roots, belongs.teams, now)
    screen = Screen((), True, True, terminal(sys.stdout, wanted.color, os.environ), sys.stdout.encoding or "ascii")
    if wanted.output != "text":
        sys.stdout.write(printer_for(wanted.output)([trees_document(shown)], screen))
        return
    for line in (cause_lines if wanted.why_failed else tree_lines)(shown, screen):
        print(line)


def _checked(wanted: Wanted) -> tuple[str, str]:
    checked_choice("--output", wanted.output, FORMATS)
    if wanted.name and wanted.pack:
        raise UsageError("a run and --pack exclude each other", hint="leave one of them out")
    return run_named(wanted.name) if wanted.name else "", pack_named(wanted.pack) if wanted.pack else ""


def _forest(cluster: Cluster, name: str, namespace: str) -> Forest:
    runs = all_runs(cluster, Selection(namespace))
    if name and all(run.name != name for run in runs):
        runs.append(read_run(find_run(cluster, name, namespace)))
    return forest(runs)


def _roots(trees: Forest, pack: str, belongs: Belonging) -> Iterable[Key]:
    """The roots of the trees in which there is a run of the pack, the newest first."""
    if not pack:
        return trees.roots
    known = {key: belongs.teams.owns(pack, run) for key, run in trees.runs.items()}
    return (root for root in trees.roots if any(known[key] for key in trees.below(root)))


def _tell_nothing(wanted: Wanted, belongs: Belonging, namespace: str) -> None:
    """Say that there are none.

    Raises:
        NotFoundError: there is no such pack.
    """
    if wanted.pack and belongs.packs is not None and pack_named(wanted.pack) not in belongs.packs:
        meant = closest(pack_named(wanted.pack), belongs.packs)
        hint = f"did you mean '{meant}'?" if meant else "sympozium pack list -A shows where packs are"
        raise NotFoundError(f"there is no pack '{wanted.pack}' in the namespace '{namespace}'", hint=hint)
    if not wanted.quiet:
        what = "nothing has failed" if wanted.failed or wanted.why_failed else "there are no runs"
        notice(f"{what} in the namespace '{namespace}'" if not wanted.name else what)
