"""Runs, and whose they are, as a cluster has them now."""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.cluster.era import packs_of
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import PODS, RUNS
from sympozium_cli.errors import ForbiddenError, NotFoundError
from sympozium_cli.monitor.containers import Container, containers, label_selector
from sympozium_cli.monitor.fields import text
from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.monitor.teams import Teams, teams
from sympozium_cli.values.plural import quoted
from sympozium_cli.values.similar import closest


class Belonging(NamedTuple):
    """Whose runs are whose.

    Args:
        teams: the packs and their agents.
        packs: the names of the packs; None where the user may not list them, so that labels have to do.
    """

    teams: Teams
    packs: tuple[str, ...] | None


def belonging(cluster: Cluster, namespace: str) -> Belonging:
    """Whose the runs of a namespace are; "" is all of them.

    Raises:
        NotFoundError: Sympozium is not installed.
    """
    resource = packs_of(cluster)
    try:
        packs = cluster.list(resource, Selection(namespace)).items
    except ForbiddenError:
        return Belonging(teams(()), None)
    return Belonging(teams(packs), tuple(text(pack, "metadata", "name") for pack in packs))


def all_runs(cluster: Cluster, selection: Selection) -> list[Run]:
    """The runs that are meant, without their long texts."""
    found: list[Run] = []
    for page in cluster.pages(RUNS, selection):
        if page.first:
            found.clear()
        found += map(read_run, page.items)
    return found


def runs_in_brief(cluster: Cluster, selection: Selection) -> list[Run]:
    """The runs that are meant with no more than a table of them says: names, labels, agents, phases, pods, ages."""
    table = cluster.table(RUNS, selection)
    places = {column.name: place for place, column in enumerate(table.columns)}
    if not {"Phase", "Pod"} <= places.keys() or not _AGENTS & places.keys():
        return all_runs(cluster, selection)
    agent = next(places[name] for name in places if name in _AGENTS)
    return [
        read_run(
            {
                "metadata": row.metadata,
                "spec": {"agentRef": row.cells[agent]},
                "status": {"phase": row.cells[places["Phase"]], "podName": row.cells[places["Pod"]]},
            }
        )
        for row in table.rows
    ]


_AGENTS: Final = frozenset(("Agent", "Instance"))
"""The column with the agent, in this era and in those before."""


def find_run(cluster: Cluster, name: str, namespace: str) -> Object:
    """One run.

    Raises:
        NotFoundError: there is none of that name; the hint says where there is one, or which is close.
    """
    try:
        return cluster.get(RUNS, name, namespace)
    except NotFoundError as error:
        known = _known(cluster)
        if known is None:
            raise
        hint = _elsewhere(known, name, namespace)
        raise NotFoundError(f"there is no run '{name}' in the namespace '{namespace}'", hint=hint) from error


def find_containers(cluster: Cluster, run: Run) -> tuple[Container, ...]:
    """The containers of a run's pods; none where all pods are gone, or not there yet."""
    selector = label_selector(run)
    pods = cluster.list(PODS, Selection(run.namespace, selector)).items if selector else ()
    if not pods and run.pod:
        try:
            pods = (cluster.get(PODS, run.pod, run.namespace),)
        except (NotFoundError, ForbiddenError):
            pods = ()
    return containers(pods)


def _known(cluster: Cluster) -> tuple[tuple[str, str], ...] | None:
    """The namespace and the name of every run that may be seen; None where runs are not served at all."""
    for selection in (Selection(), Selection(cluster.where.namespace)):
        try:
            found = cluster.table(RUNS, selection).rows
        except ForbiddenError:
            continue
        except NotFoundError:
            return None
        return tuple((text(row.metadata, "namespace"), text(row.metadata, "name")) for row in found)
    return ()


def _elsewhere(known: tuple[tuple[str, str], ...], name: str, namespace: str) -> str:
    homes = [where for where, one in known if one == name]
    if homes:
        return f"there is one in {quoted(homes)}: add -n {homes[0]}"
    meant = closest(name, [one for where, one in known if where == namespace])
    return f"did you mean '{meant}'?" if meant else f"see: sympozium runs list -n {namespace}"
