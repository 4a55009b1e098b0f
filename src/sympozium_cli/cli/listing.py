"""What `pack list` does: packs of a cluster in, a table or what else was asked for out."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import NamedTuple

from sympozium_cli.activation.kinds import kinds_of
from sympozium_cli.activation.lookup import find_pack
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, notice
from sympozium_cli.cli.reach import demand_one_choice
from sympozium_cli.cli.reference import pack_named
from sympozium_cli.cluster.namespaces import demand_namespace
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.report.objects import shown_safely
from sympozium_cli.report.printing import Printer, Screen, printer_for
from sympozium_cli.report.printing.packs import pack_columns
from sympozium_cli.report.printing.sorting import in_order_of
from sympozium_cli.report.terminal import terminal


class Wanted(NamedTuple):
    """The options of one run; see `pack list --help`."""

    names: tuple[str, ...] = ()
    output: str = "table"
    labels: str = ""
    fields: str = ""
    sort_by: str = ""
    headers: bool = True
    show_labels: bool = False
    managed_fields: bool = False
    everywhere: bool = False
    color: str = "auto"
    quiet: bool = False


def list_packs(wanted: Wanted, reach: Reach) -> None:
    """Print the packs that are meant.

    Raises:
        SympoziumError: the wishes make no sense, or the cluster says no.
    """
    printer = _checked(wanted, reach)
    cluster = connected(reach)
    found = _packs(cluster, wanted)
    if not found and not wanted.everywhere:
        demand_namespace(cluster, cluster.where.namespace)
    if not found and not wanted.quiet:
        notice("there are no packs" + ("" if wanted.everywhere else f" in the namespace '{cluster.where.namespace}'"))
    shown = [shown_safely(pack, managed_fields=wanted.managed_fields) for pack in found]
    ordered = in_order_of(wanted.sort_by, shown) if wanted.sort_by else shown
    sys.stdout.write(printer(ordered, _screen(wanted)))


def _checked(wanted: Wanted, reach: Reach) -> Printer:
    for name in wanted.names:
        pack_named(name)
    selected = bool(wanted.labels or wanted.fields)
    demand_one_choice(reach, named=bool(wanted.names), selected=selected, everywhere=wanted.everywhere)
    return printer_for(wanted.output)


def _packs(cluster: Cluster, wanted: Wanted) -> list[Object]:
    kinds = kinds_of(cluster)
    namespace = "" if wanted.everywhere else cluster.where.namespace
    if wanted.names:
        names = dict.fromkeys(map(pack_named, wanted.names))
        return [find_pack(cluster, kinds, name, namespace).value for name in names]
    return list(cluster.list(kinds.packs, Selection(namespace, wanted.labels, wanted.fields)).items)


def _screen(wanted: Wanted) -> Screen:
    columns = pack_columns(datetime.now(UTC), namespaces=wanted.everywhere, labels=wanted.show_labels)
    page = terminal(sys.stdout, wanted.color, os.environ)
    single = len(dict.fromkeys(wanted.names)) == 1
    return Screen(columns, single, wanted.headers, page, sys.stdout.encoding or "ascii")
