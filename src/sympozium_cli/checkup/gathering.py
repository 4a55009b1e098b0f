"""Ask a cluster for all that the checks want to know; what goes wrong with one fact spoils no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final

from sympozium_cli.checkup.controller import Controller, controllers
from sympozium_cli.checkup.labels import PACK_LABELS
from sympozium_cli.checkup.live import Component, Identity, Live, Rights, Surroundings
from sympozium_cli.checkup.permissions import CLUSTER, NEEDS, SYSTEM, SYSTEM_NAMESPACE, Permission, in_era
from sympozium_cli.checkup.seen import Looking, Seen
from sympozium_cli.cluster.era import Installation, installation
from sympozium_cli.cluster.namespaces import demand_namespace
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import (
    AGENTS,
    DEPLOYMENTS,
    ENSEMBLES,
    GROUP,
    INSTANCES,
    PERSONA_PACKS,
    SERVICES,
    Resource,
)
from sympozium_cli.secret.survey import survey
from sympozium_cli.values.age import moment

_IDENTITIES: Final = Resource(
    "authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview", namespaced=False
)
_STATEFUL_SETS: Final = Resource("apps", "v1", "statefulsets", "StatefulSet")
_WEBHOOKS: Final = tuple(
    Resource("admissionregistration.k8s.io", "v1", plural, kind, namespaced=False)
    for plural, kind in (
        ("validatingwebhookconfigurations", "ValidatingWebhookConfiguration"),
        ("mutatingwebhookconfigurations", "MutatingWebhookConfiguration"),
    )
)
_ANYTHING: Final = Resource("*", "*", "*", "*")
_KINDS: Final = {resource.kind: resource for resource in (PERSONA_PACKS, INSTANCES)}


def gathered(
    connect: Callable[[], Cluster], files: tuple[str, ...], commands: tuple[str, ...], now: Callable[[], datetime]
) -> Live:
    """Everything about the cluster that `connect` leads to.

    Args:
        connect: gives the cluster; may raise what `cluster.connect` raises.
        files: the kubeconfig files that were read.
        commands: those whose rights are looked at, by their names in `permissions.NEEDS`.
        now: the time.
    """
    looking = Looking()
    connected = looking.at(connect)
    if connected.value is None:
        return Live(files, Seen(error=connected.error))
    cluster = connected.value
    seen = Live(
        files,
        Seen(cluster.where),
        looking.at(cluster.version, decisive=True),
        looking.at(lambda: _identity(cluster, now), decisive=True),
        looking.at(lambda: installation(cluster), decisive=True),
        looking.at(lambda: controllers(cluster)),
        webhooks=looking.at(lambda: _webhooks(cluster)),
        # Nothing is asked for them, so that they are known of a cluster that does not answer, too.
        certificates=Looking().at(cluster.certificates),
        at=now(),
    )
    known = seen.installation.value
    home = looking.at(lambda: _home(cluster))
    rights = looking.at(lambda: _rights(cluster, commands, known))
    seen = seen._replace(around=_around(cluster, looking, seen.controller), rights=rights, home=home)
    return _of_packs(cluster, looking, seen, known) if known is not None else seen


def _of_packs(cluster: Cluster, looking: Looking, seen: Live, known: Installation) -> Live:
    """What there is of packs, in a cluster that has Sympozium."""
    here = Selection(cluster.where.namespace)
    label, _ = PACK_LABELS[known.era]
    return seen._replace(
        leftovers=looking.at(lambda: _leftovers(cluster, known)),
        packs=looking.at(lambda: cluster.list(known.packs, here).items),
        agents=looking.at(lambda: cluster.list(known.agents, here._replace(labels=label)).items),
        secrets=looking.at(lambda: survey(cluster, here.namespace)),
    )


def _home(cluster: Cluster) -> bool:
    """That the namespace is there, or that the user may not know.

    Raises:
        NotFoundError: it is not.
    """
    demand_namespace(cluster, cluster.where.namespace)
    return True


def _identity(cluster: Cluster, now: Callable[[], datetime]) -> Identity:
    review = cluster.create(_IDENTITIES, {"apiVersion": _IDENTITIES.api_version, "kind": _IDENTITIES.kind})
    user = _inside(review, "status", "userInfo")
    groups = user.get("groups")
    return Identity(
        str(user.get("username") or ""),
        tuple(map(str, groups)) if isinstance(groups, list) else (),
        moment(_inside(review, "metadata").get("creationTimestamp")),
        now(),
    )


def _around(cluster: Cluster, looking: Looking, controller: Controller | None) -> Seen[Surroundings]:
    if controller is None:
        return Seen()
    place = Selection(controller.namespace)

    def look() -> Surroundings:
        workloads = [one for kind in (DEPLOYMENTS, _STATEFUL_SETS) for one in cluster.list(kind, place).items]
        services = cluster.list(SERVICES, place).items
        return Surroundings(place.namespace, tuple(map(_component, workloads)), tuple(map(_name, services)))

    return looking.at(look)


def _component(workload: Object) -> Component:
    wanted, ready = _inside(workload, "spec").get("replicas"), _inside(workload, "status").get("readyReplicas")
    return Component(_name(workload), ready if isinstance(ready, int) else 0, wanted if isinstance(wanted, int) else 1)


def _webhooks(cluster: Cluster) -> tuple[Object, ...]:
    found = (one for resource in _WEBHOOKS for one in _listed(cluster, resource))
    return tuple(one for one in found if any(_concerns_us(hook) for hook in _items(one, "webhooks")))


def _listed(cluster: Cluster, resource: Resource) -> Iterable[Object]:
    served = {one.resource.plural for one in cluster.served(resource.group, resource.version)}
    found = cluster.list(resource).items if resource.plural in served else ()
    return ({"kind": resource.kind, **one} for one in found)


def _concerns_us(hook: Object) -> bool:
    return any(GROUP in (rule.get("apiGroups") or ()) for rule in _items(hook, "rules"))


def _leftovers(cluster: Cluster, known: Installation) -> tuple[Object, ...]:
    """The objects of kinds of older eras, wherever they are."""
    return tuple({"kind": kind, **one} for kind in known.leftovers for one in cluster.list(_KINDS[kind]).items)


def _rights(cluster: Cluster, commands: Iterable[str], known: Installation | None) -> Rights:
    packs, agents = (known.packs, known.agents) if known else (ENSEMBLES, AGENTS)
    chosen = tuple(commands)
    needed = [one for name in chosen for one in (*NEEDS[name].required, *NEEDS[name].optional)]
    wanted = dict.fromkeys(in_era(needed, packs, agents))
    namespace = cluster.where.namespace
    if cluster.allowed("*", _ANYTHING):
        return Rights(namespace, dict.fromkeys(wanted, True), chosen)
    return Rights(namespace, {one: _granted(cluster, one, namespace) for one in wanted}, chosen)


def _granted(cluster: Cluster, one: Permission, namespace: str) -> bool:
    place = {CLUSTER: "", SYSTEM: SYSTEM_NAMESPACE}.get(one.scope, namespace)
    return cluster.allowed(one.verb, one.resource, place, subresource=one.part)


def _name(value: Object) -> str:
    return str(_inside(value, "metadata").get("name") or "")


def _items(value: Object, key: str) -> list[Object]:
    found = value.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _inside(value: Any, *keys: str) -> dict[str, Any]:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}
