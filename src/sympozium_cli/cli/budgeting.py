"""What `budget show` does: the budgets of a cluster in, a screen or what else was asked for out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sympozium_cli.activation.kinds import Kinds, kinds_of
from sympozium_cli.cli.budget_reading import Seen, accounts, read, with_logs
from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, notice
from sympozium_cli.cli.reference import pack_named
from sympozium_cli.cli.remedies import reaching
from sympozium_cli.cli.saying import note
from sympozium_cli.errors import Exit, UsageError
from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.monitor.budget.entry import VIEWS
from sympozium_cli.monitor.budget.ledger import Ledger
from sympozium_cli.monitor.budget.threshold import Thresholds, read_share
from sympozium_cli.report.budget.document import document
from sympozium_cli.report.budget.table import table, without
from sympozium_cli.report.budget.text import text
from sympozium_cli.report.printing import Screen, printer_for
from sympozium_cli.report.terminal import terminal
from sympozium_cli.values.release import Release

SINCE = Release(0, 10, 8)
"""The first release with membranes, in which budgets are."""


class Wanted(NamedTuple):
    """The options of one run; see `budget show --help`."""

    pack: str = ""
    by: str = "persona"
    warn: str = ""
    crit: str = ""
    output: str = "table"
    logs: bool = False
    everywhere: bool = False
    headers: bool = True
    color: str = "auto"
    quiet: bool = False


def show(wanted: Wanted, reach: Reach) -> int:
    """Print the budgets that are meant; the exit code.

    Raises:
        SympoziumError: the wishes make no sense, or the cluster says no.
    """
    limits = thresholds(wanted.warn, wanted.crit)
    checked_choice("--by", wanted.by, tuple(VIEWS))
    name = named(wanted.pack, reach, everywhere=wanted.everywhere)
    printer = printer_for(wanted.output)
    cluster = connected(reach)
    kinds = kinds_of(cluster)
    seen = read(cluster, kinds, name, "" if wanted.everywhere else cluster.where.namespace)
    if wanted.logs:
        seen = with_logs(cluster, seen)
    found = accounts(seen, kinds)
    shown = found if name else [one for one in found if one.ledger.tracked]
    screen = Screen((), True, wanted.headers, terminal(sys.stdout, wanted.color, os.environ), encoding())
    if wanted.output in ("table", "wide"):
        for line in _lines(wanted, shown, seen, screen, reach):
            print(line)
        _tell(wanted, kinds, cluster.where.namespace, found, shown)
    elif wanted.output == "name":
        sys.stdout.write(printer(_objects(seen, shown), screen._replace(single=False)))
    else:
        rest = [one.ledger.key for one in found if one not in shown]
        sys.stdout.write(printer([document(shown, rest, seen.prices, seen.now, _crossed(shown, limits))], screen))
    return crossed(shown, limits)


def thresholds(warn: str, crit: str) -> Thresholds:
    """The thresholds that the options give.

    Raises:
        UsageError: one is no share, or they are the wrong way round.
    """
    shares = {}
    for option, text_ in (("--warn", warn), ("--crit", crit)):
        shares[option] = read_share(text_) if text_ else None
        if text_ and shares[option] is None:
            raise UsageError(f"'{option} {text_}' is no share of a budget", hint=f"write {option} 80%")
    found = Thresholds(shares["--warn"], shares["--crit"])
    if found.warn is not None and found.crit is not None and found.warn > found.crit:
        raise UsageError("--warn is above --crit", hint="a warning comes first: --warn 80% --crit 95%")
    return found


def named(pack: str, reach: Reach, *, everywhere: bool) -> str:
    """The name of the pack that is meant; "" for all.

    Raises:
        UsageError: it is none, or the options exclude each other.
    """
    if everywhere and (pack or reach.namespace):
        raise UsageError("-A is all packs of all namespaces", hint="leave out -A, or the pack and -n")
    return pack_named(pack) if pack else ""


def crossed(shown: Sequence[Account], limits: Thresholds) -> int:
    """Say which budgets have reached a threshold; the exit code."""
    over = [(one.ledger, level) for one in shown if (level := limits.reached(one.ledger))]
    for ledger, level in over:
        notice(crossing(ledger, level, limits))
    return Exit.FINDINGS if over else Exit.OK


def crossing(ledger: Ledger, level: str, limits: Thresholds) -> str:
    """That a budget has reached a threshold, in words."""
    where = f"'{ledger.pack}' in '{ledger.namespace}'"
    return f"{level}: {where} has used {ledger.percent}% of its budget (--{level} {limits.percent(level):g}%)"


def encoding() -> str:
    """That of standard output."""
    return sys.stdout.encoding or "ascii"


def no_membranes(kinds: Kinds) -> str:
    """That the cluster's Sympozium knows no budgets; "" where it does."""
    if kinds.target.release >= SINCE:
        return ""
    return f"Sympozium {kinds.target.release} knows no token budgets, which came with {SINCE}: nothing counts or stops"


def _lines(wanted: Wanted, shown: Sequence[Account], seen: Seen, screen: Screen, reach: Reach) -> Iterator[str]:
    if not wanted.pack:
        yield from table(shown, screen, namespaces=wanted.everywhere)
        return
    views = tuple(VIEWS) if wanted.output == "wide" else (wanted.by,)
    for one in shown:
        yield from text(one, seen.prices, screen, views, lambda command: reaching(command, reach))


def _tell(wanted: Wanted, kinds: Kinds, namespace: str, found: Sequence[Account], shown: Sequence[Account]) -> None:
    if wanted.quiet:
        return
    if no_membranes(kinds):
        note(no_membranes(kinds))
        return
    if wanted.pack:
        return
    rest = [one.ledger for one in found if one not in shown]
    names = [f"{one.namespace}/{one.pack}" if wanted.everywhere else one.pack for one in rest]
    if names:
        notice(without(names))
    elif not found:
        notice("there are no packs" + ("" if wanted.everywhere else f" in the namespace '{namespace}'"))
    if found and not found[0].seen:
        note("you may not list agentruns, so that only what the controller says is shown")


def _objects(seen: Seen, shown: Sequence[Account]) -> list[dict[str, object]]:
    keys = {one.ledger.key for one in shown}
    return [one for one in seen.packs if (one["metadata"].get("namespace", ""), one["metadata"]["name"]) in keys]


def _crossed(shown: Sequence[Account], limits: Thresholds) -> Mapping[tuple[str, str], str]:
    return {one.ledger.key: limits.reached(one.ledger) for one in shown}
