"""What `pack exclude` and `pack include` do: to a pack in a cluster, or to its file."""

from __future__ import annotations

import difflib
import sys
import time
from typing import NamedTuple

from sympozium_cli.activation.exclusion import plan_exclusion
from sympozium_cli.activation.kinds import MIDDLE, NEWEST, OLDEST, Kinds, kinds_of
from sympozium_cli.activation.lookup import find_pack, with_history, with_members
from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import Plan
from sympozium_cli.activation.waiting import Patience, until_active, until_gone
from sympozium_cli.cli.change_options import Manner
from sympozium_cli.cli.changing import Need, change, checked, demand_possible, seconds, waited
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, namespace_to_change, notice
from sympozium_cli.cli.reference import pack_named
from sympozium_cli.cluster.port import Cluster
from sympozium_cli.errors import InputError, UsageError
from sympozium_cli.report.plan import warning_lines
from sympozium_cli.values.plural import quoted


class Wanted(NamedTuple):
    """What is wished.

    Args:
        name: the pack's.
        personas: their names.
        file: the file to change; "" for the cluster.
        folder: where to save first what will be deleted; "" for nowhere.
        timeout: how long to wait for the controllers; "" for not at all.
        include: whether the personas are to be there again.
    """

    name: str
    personas: tuple[str, ...]
    file: str = ""
    folder: str = ""
    timeout: str = ""
    include: bool = False


def excluded(wanted: Wanted, reach: Reach, manner: Manner) -> None:
    """Exclude personas, or include them again."""
    checked(manner)
    wanted = wanted._replace(name=pack_named(wanted.name))
    patience = seconds(wanted.timeout) if wanted.timeout else 0.0
    if wanted.file:
        _in_file(wanted, reach, manner)
        return
    cluster = connected(reach)
    kinds = kinds_of(cluster)
    namespace = namespace_to_change(cluster.where)
    seen: list[Live] = []

    def planned() -> Plan:
        found = with_members(cluster, find_pack(cluster, kinds, wanted.name, namespace))
        # Including deletes nothing.
        seen[:] = [found if wanted.include else with_history(cluster, found)]
        return plan_exclusion(seen[0], wanted.personas, include=wanted.include)

    plan = planned()
    done = change(
        cluster, plan, planned, manner, lambda: _save(wanted, seen[0]), [Need("patch", kinds.packs, wanted.name)]
    )
    if manner.dry_run != "none":
        return
    if done and not manner.quiet:
        notice(f"{_sentence(wanted)} '{wanted.name}'")
    if wanted.timeout and seen[0].pack.spec.enabled:
        watch = Patience(patience, time.monotonic, time.sleep, notice)
        waited(lambda: _wait(cluster, seen[0], wanted, watch), f"{_sentence(wanted)} '{wanted.name}'")
        notice("the controllers are done")


def _sentence(wanted: Wanted) -> str:
    verb = "included again in" if wanted.include else "excluded from"
    return f"{quoted(wanted.personas)} {'is' if len(wanted.personas) == 1 else 'are'} {verb}"


def _wait(cluster: Cluster, live: Live, wanted: Wanted, watch: Patience) -> None:
    if wanted.include:
        until_active(cluster, live, watch)
    else:
        until_gone(cluster, live, wanted.personas, watch)


def _save(wanted: Wanted, live: Live) -> None:
    if wanted.folder:
        from sympozium_cli.cli.exporting import export_to

        export_to(wanted.folder, live, frozenset(wanted.personas))


def _in_file(wanted: Wanted, reach: Reach, manner: Manner) -> None:
    """Change the file; what is left dangling is said, as for a pack in a cluster.

    Raises:
        UsageError: an option makes no sense without a cluster.
        InputError: the file cannot be read or written, or has no such pack.
        RefusedError: a persona is unknown, or the text cannot be changed safely.
    """
    from sympozium_cli.activation.file_edit import with_excluded
    from sympozium_cli.cli.loading import load_pack

    if any(reach) or wanted.folder or wanted.timeout or manner.dry_run == "server" or manner.output:
        raise UsageError("--file changes a file, and asks no cluster", hint="leave the other options out")
    loaded = load_pack(wanted.file, name=wanted.name)
    if loaded.subject is None or wanted.file == "-":
        raise InputError(f"'{wanted.file}' cannot be changed", hint="name a file that can be read as a pack")
    kinds = _kinds(loaded.subject.target.era)
    live = Live(kinds, wanted.name, "", loaded.subject.verdict.value)
    plan = plan_exclusion(live, wanted.personas, include=wanted.include)
    demand_possible(plan.refusals)
    text = with_excluded(loaded.document, wanted.personas, include=wanted.include)
    before = loaded.document.lines.text
    _report(plan, manner)
    if text == before:
        notice("nothing to change")
    elif manner.dry_run == "client":
        lines = difflib.unified_diff(before.splitlines(True), text.splitlines(True), wanted.file, wanted.file)
        sys.stdout.writelines(lines)
    else:
        _write(wanted.file, text)
        notice(f"{_sentence(wanted)} '{wanted.name}' in {wanted.file}")


def _kinds(era: str) -> Kinds:
    return next(kinds for kinds in (NEWEST, MIDDLE, OLDEST) if kinds.target.era == era)


def _report(plan: Plan, manner: Manner) -> None:
    import os

    from sympozium_cli.report.terminal import terminal

    for line in warning_lines(plan.warnings, terminal(sys.stderr, manner.color, os.environ)):
        print(line, file=sys.stderr)


def _write(path: str, text: str) -> None:
    from sympozium_cli.cli.replacing import replace_file
    from sympozium_cli.source.folders import reason

    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise InputError(f"cannot write '{path}': {reason(error)}") from error
