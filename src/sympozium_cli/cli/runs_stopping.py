"""What `runs stop` does: runs in, and nothing of them left."""

from __future__ import annotations

import sys
import time
from typing import NamedTuple

from sympozium_cli.activation.step import Plan, Step
from sympozium_cli.activation.stopping import plan_stop
from sympozium_cli.activation.transaction import send
from sympozium_cli.cli.change_options import Manner
from sympozium_cli.cli.changing import Need, agreed, checked, demand_access, seconds, shown, waited
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import announce, connected, namespace_to_change, notice
from sympozium_cli.cli.reference import run_named
from sympozium_cli.cli.saying import say
from sympozium_cli.cluster.port import Cluster, Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.errors import DeadlineError, ForbiddenError, NotFoundError, PartialError, SympoziumError
from sympozium_cli.monitor.causality import forest
from sympozium_cli.monitor.lookup import all_runs, find_run
from sympozium_cli.monitor.run import read_run
from sympozium_cli.report.terminal import inert
from sympozium_cli.values.plural import count, quoted

_BETWEEN = 0.5


class Wanted(NamedTuple):
    """The options; see `runs stop --help`."""

    names: tuple[str, ...]
    tree: bool = False
    wait: bool = True
    timeout: str = "2m"


def stop_runs(wanted: Wanted, reach: Reach, manner: Manner) -> None:
    """Stop runs.

    Raises:
        SympoziumError: it was refused, or failed; the message says what is left.
    """
    checked(manner)
    patience = seconds(wanted.timeout)
    names = tuple(dict.fromkeys(map(run_named, wanted.names)))
    cluster = connected(reach)
    namespace = namespace_to_change(cluster.where)
    plan = _planned(cluster, names, namespace, whole_tree=wanted.tree)
    announce(cluster.where)
    if not plan.steps:
        shown(plan, manner, sys.stderr)
        return
    if manner.dry_run != "none":
        _rehearsed(cluster, plan, manner)
        return
    shown(plan, manner, sys.stderr)
    demand_access(cluster, namespace, [Need("delete", RUNS, step.write.name) for step in plan.steps])
    agreed(plan, manner)
    done = _deleted(cluster, plan)
    if wanted.wait:
        what = f"{count(len(done), 'run')} asked to end"
        waited(lambda: _until_gone(cluster, done, patience), what)
    for step in done:
        print(inert(f"agentrun.sympozium.ai/{step.write.name} stopped"))


def _planned(cluster: Cluster, names: tuple[str, ...], namespace: str, *, whole_tree: bool) -> Plan:
    found = [read_run(find_run(cluster, name, namespace)) for name in names]
    try:
        others = all_runs(cluster, Selection(namespace))
    except ForbiddenError:
        if whole_tree:
            raise
        others = []
    runs = forest([*others, *found])
    plan = plan_stop(runs, [run.key for run in found], cluster.now(), whole_tree=whole_tree)
    unseen = () if others else ("could not look at other runs, which these may have led to, or which wait for them",)
    return plan._replace(warnings=(*plan.warnings, *unseen))


def _rehearsed(cluster: Cluster, plan: Plan, manner: Manner) -> None:
    shown(plan, manner, sys.stdout)
    if manner.dry_run == "server":
        for step in plan.steps:
            send(cluster, step.write, dry_run=True)
    if not manner.quiet:
        print("nothing was changed: this was a dry run", file=sys.stderr)


def _deleted(cluster: Cluster, plan: Plan) -> tuple[Step, ...]:
    """The steps that were taken, or had been by somebody else.

    Raises:
        SympoziumError: none of them could be.
        PartialError: not all of them could be.
    """
    done, errors = [], []
    for step in plan.steps:
        try:
            send(cluster, step.write)
        except NotFoundError:
            done.append(step)
        except SympoziumError as error:
            errors.append(error)
        else:
            done.append(step)
    if not errors:
        return tuple(done)
    if not done:
        raise errors[0]
    for one in errors:
        say(one)
    names = quoted(step.write.name for step in done)
    raise PartialError(f"{names} will end; {count(len(errors), 'run')} could not be stopped", hint="repeat the command")


def _until_gone(cluster: Cluster, done: tuple[Step, ...], patience: float) -> None:
    """Wait until the controllers have let go.

    Raises:
        DeadlineError: they have not in time.
    """
    end, left, told = time.monotonic() + patience, list(done), False
    while left := [step for step in left if _is_there(cluster, step)]:
        if time.monotonic() >= end:
            names = quoted(step.write.name for step in left)
            raise DeadlineError(
                f"{names} are to end, but {patience:g} s later their controller has not cleaned up",
                hint="they end when it does; see whether it runs: sympozium doctor",
            )
        if not told:
            notice("waiting for the controller to clean up")
            told = True
        time.sleep(_BETWEEN)


def _is_there(cluster: Cluster, step: Step) -> bool:
    write = step.write
    try:
        there = cluster.get(RUNS, write.name, write.namespace)
    except NotFoundError:
        return False
    return read_run(there).uid == write.preconditions.uid
