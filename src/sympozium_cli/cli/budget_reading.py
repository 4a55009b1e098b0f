"""What the budget commands read of a cluster: packs, runs and prices, each as far as the user may see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from sympozium_cli.activation.kinds import Kinds
from sympozium_cli.activation.lookup import SYSTEM_NAMESPACE, find_pack
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import CONFIG_MAPS, CONFIGS, RUNS
from sympozium_cli.errors import ForbiddenError, NotFoundError, RejectedError
from sympozium_cli.monitor.budget.account import Account, account
from sympozium_cli.monitor.budget.entry import entries
from sympozium_cli.monitor.budget.ledger import read_ledger
from sympozium_cli.monitor.budget.log import CONTAINER, LINES, with_tokens
from sympozium_cli.monitor.budget.prices import Price, Prices, read_prices, read_simulated
from sympozium_cli.monitor.budget.shipped_prices import SHIPPED, SOURCE
from sympozium_cli.monitor.budget.usage import UNKNOWN, usage
from sympozium_cli.monitor.fields import text
from sympozium_cli.monitor.run import FAILED, Run, read_run
from sympozium_cli.monitor.teams import teams

if TYPE_CHECKING:
    from sympozium_cli.api import Pack

PRICES: Final = "sympozium-model-pricing"
_CONFIG: Final = "default"


class Seen(NamedTuple):
    """What was read.

    Args:
        packs: the packs as they are stored.
        runs: all runs beside them; None where the user may not list any.
        prices: what is known of prices.
        now: when, by the API server's clock.
    """

    packs: tuple[Object, ...]
    runs: tuple[Run, ...] | None
    prices: Prices
    now: datetime


def read(cluster: Cluster, kinds: Kinds, name: str, namespace: str) -> Seen:
    """Packs and runs of a namespace.

    Args:
        cluster: where.
        kinds: its words.
        name: the pack's; "" for all packs.
        namespace: "" for all.

    Raises:
        NotFoundError: there is no such pack; the hint says which was meant.
        ForbiddenError: the user may not see packs.
    """
    if name:
        packs: tuple[Object, ...] = (find_pack(cluster, kinds, name, namespace).value,)
    else:
        packs = cluster.list(kinds.packs, Selection(namespace)).items
    runs = _runs(cluster, namespace) if packs else ()
    return Seen(packs, runs, prices(cluster), cluster.now())


def with_logs(cluster: Cluster, seen: Seen) -> Seen:
    """The same, with what failed runs used where their pods are still there and say so.

    Raises:
        ForbiddenError: the user may not read logs.
    """
    if seen.runs is None:
        return seen
    return seen._replace(runs=tuple(_with_log(cluster, run) for run in seen.runs))


def _with_log(cluster: Cluster, run: Run) -> Run:
    if run.phase != FAILED or not run.pod or usage(run).state != UNKNOWN:
        return run
    try:
        log = b"".join(cluster.logs(run.pod, run.namespace, CONTAINER, {"tailLines": str(LINES)}))
    except (NotFoundError, RejectedError):
        return run  # the pod is gone, or its container has never begun
    return with_tokens(run, log)


def accounts(seen: Seen, kinds: Kinds) -> list[Account]:
    """The accounts of the packs, in the order of their namespaces and names."""
    known = entries(seen.runs or (), teams(seen.packs), seen.prices)
    found = []
    for pack in sorted(seen.packs, key=lambda one: (text(one, "metadata", "namespace"), text(one, "metadata", "name"))):
        ledger = read_ledger(pack)
        told = account(ledger, known.get(ledger.key, ()), seen.now, seen=seen.runs is not None)
        found.append(with_tick(told, pack, kinds))
    return found


def with_tick(told: Account, pack: Object, kinds: Kinds) -> Account:
    """The account with the tick of the clock at which the budget is used up, where its schedules can say so."""
    ledger = told.ledger
    if not (ledger.enabled and ledger.halts) or ledger.halted:
        return told
    from sympozium_cli.cli.budget_ahead import tick
    from sympozium_cli.render.reading import controllers_pack

    read_pack: Pack = controllers_pack(pack, kinds.target)
    return told._replace(outlook=told.outlook._replace(tick=tick(told, read_pack)))


def prices(cluster: Cluster) -> Prices:
    """The cluster's own prices, or else those that Sympozium brings; and simulated ones where they are switched on."""
    table = _table(cluster)
    real, source = (SHIPPED, SOURCE) if table is None else (table, f"the prices in ConfigMap {PRICES}")
    return Prices(real, source, _simulated(cluster))


def _runs(cluster: Cluster, namespace: str) -> tuple[Run, ...] | None:
    found: list[Run] = []
    try:
        for page in cluster.pages(RUNS, Selection(namespace)):
            if page.first:
                found.clear()
            found += map(read_run, page.items)
    except ForbiddenError:
        return None
    except NotFoundError:
        return ()
    return tuple(found)


def _table(cluster: Cluster) -> tuple[Price, ...] | None:
    from sympozium_cli.source import load

    try:
        written = text(cluster.get(CONFIG_MAPS, PRICES, SYSTEM_NAMESPACE), "data", "pricing.yaml")
    except (ForbiddenError, NotFoundError):
        return None
    documents = load(written.encode(), PRICES) if written else []
    values: Iterable[object] = (one.value for one in documents if one.value is not None)
    return read_prices(next(iter(values), None))


def _simulated(cluster: Cluster) -> tuple[Price, ...]:
    try:
        return read_simulated(cluster.get(CONFIGS, _CONFIG, SYSTEM_NAMESPACE))
    except (ForbiddenError, NotFoundError):
        return ()
