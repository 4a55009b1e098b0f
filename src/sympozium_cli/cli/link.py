"""What `pack validate` learns from a cluster: which release to check for, and what the packs will meet there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from sympozium_cli.cli.reach import CLUSTER
from sympozium_cli.cli.wishes import Wishes
from sympozium_cli.lint.examination import RuleSource
from sympozium_cli.rules import rules_for

if TYPE_CHECKING:
    from sympozium_cli.cluster.port import Cluster
    from sympozium_cli.lint.rule import Rule
    from sympozium_cli.lint.subject import Subject


class Link(NamedTuple):
    """What a run knows of a cluster.

    Args:
        wishes: the options, with a target that is a release.
        rules: gives the rules that concern a subject.
        unseen: gives, at the end, what the user may not do: verb, resource and namespace.
    """

    wishes: Wishes
    rules: RuleSource = rules_for
    unseen: Callable[[], Iterable[tuple[str, str, str]]] = tuple

    def report(self) -> None:
        """Say what could not be looked at, so that silence is not taken for praise."""
        from sympozium_cli.cli.saying import warn
        from sympozium_cli.values.plural import listed

        missing: dict[tuple[str, str], list[str]] = {}
        for verb, resource, namespace in sorted(self.unseen()):
            missing.setdefault((verb, namespace), []).append(resource)
        for (verb, namespace), resources in missing.items():
            where = f" in namespace '{namespace}'" if namespace else ""
            warn(f"nothing is said of what you may not {verb}{where}: {listed(resources)}")


def linked(wishes: Wishes) -> Link:
    """The link that the options ask for; no cluster is asked without need.

    Raises:
        SympoziumError: the cluster cannot be asked, or has no Sympozium.
    """
    if not wishes.asks_cluster:
        return Link(wishes)
    from sympozium_cli.cli.connecting import connected
    from sympozium_cli.cli.saying import warn
    from sympozium_cli.cluster.namespaces import absence

    cluster = connected(wishes.reach)
    absent = absence(cluster, cluster.where.namespace) if wishes.cluster else None
    if absent is not None:
        warn(f"{absent} yet, so that nothing in it is looked at")
    if wishes.target == CLUSTER:
        from sympozium_cli.cli.cluster_release import release_of

        wishes = wishes._replace(target=str(release_of(cluster, "checked", quiet=wishes.quiet).release))
    return _with_rules(cluster, wishes) if wishes.cluster else Link(wishes)


def _with_rules(cluster: Cluster, wishes: Wishes) -> Link:
    """The link with the rules about clusters. What they find holds for a moment, so that nothing is remembered."""
    from datetime import UTC, datetime

    from sympozium_cli.checkup.store import LiveSurroundings
    from sympozium_cli.rules import cluster_rules

    around = LiveSurroundings(cluster, datetime.now(UTC))
    bound = tuple(rule.bound(around) for rule in cluster_rules())

    def rules(subject: Subject) -> Iterable[Rule]:
        return (*rules_for(subject), *bound)

    return Link(wishes._replace(no_cache=True, jobs=1), rules, lambda: around.store.unseen)
