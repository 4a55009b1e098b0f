"""Look at a pack in a cluster, and at all that hangs on it. What the user may not see is left out, and noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Final

from sympozium_cli.activation.kinds import Kinds
from sympozium_cli.activation.lookup import (
    SYSTEM_NAMESPACE,
    find_pack,
    with_history,
    with_members,
    with_model,
    with_secrets,
)
from sympozium_cli.activation.state import Live, name_of, text_at
from sympozium_cli.cluster.era import controller
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import DEPLOYMENTS, SERVICES, Resource
from sympozium_cli.condition.scene import Scene
from sympozium_cli.errors import ForbiddenError, NotFoundError, SympoziumError, UsageError
from sympozium_cli.render.circumstances import Circumstances, chart_environment
from sympozium_cli.schema.target import Target
from sympozium_cli.secret.references import references

Judge = Callable[[Object, Target], tuple[str, ...]]
"""Why the controllers of a release would not get through with a pack."""

_CONTROLLER: Final = Selection(SYSTEM_NAMESPACE, "control-plane=controller-manager")


def look(cluster: Cluster, kinds: Kinds, name: str, judge: Judge, now: datetime, namespace: str = "") -> Scene:
    """The pack of that name in a namespace, or in the one where the user works.

    Raises:
        NotFoundError: there is none.
        ForbiddenError: the user may not even see it.
    """
    spoken = kinds._replace(target=running(cluster, kinds))
    live = find_pack(cluster, spoken, name, namespace or cluster.where.namespace)
    live = _with_secrets(cluster, with_history(cluster, with_members(cluster, live)))
    if live.pack.spec.model_ref:
        live = with_model(cluster, live, live.pack.spec.model_ref)
    deployments, live = _all(cluster, DEPLOYMENTS, live)
    services, live = _all(cluster, SERVICES, live)
    environment = _environment(cluster)
    around = Circumstances(
        environment if environment is not None else chart_environment(spoken.target.release),
        model_endpoint(live),
        frozenset(live.secrets) if not any(text.startswith("secrets ") for text in live.unseen) else None,
        live.namespace,
    )
    return Scene(
        live,
        now,
        around,
        environment is not None,
        judge(live.value, spoken.target),
        tuple(_strangers(cluster, live)),
        deployments,
        services,
    )


def running(cluster: Cluster, kinds: Kinds) -> Target:
    """The release whose controllers run; the newest of the era where that cannot be seen."""
    with suppress(SympoziumError):
        release = controller(cluster)
        if release is not None:
            with suppress(UsageError):
                found = Target.parse(str(release))
                return found if found.era == kinds.target.era else kinds.target
    return kinds.target


def model_endpoint(live: Live) -> str:
    """The address of the pack's Model; "" where it has none, or where it is not Ready."""
    model = live.models.get(live.pack.spec.model_ref, {})
    return text_at(model, "status", "endpoint") if text_at(model, "status", "phase") == "Ready" else ""


def _with_secrets(cluster: Cluster, live: Live) -> Live:
    try:
        return with_secrets(cluster, live, [one.secret for one in references(live.value)], {})
    except ForbiddenError:
        return live._replace(unseen=(*live.unseen, "secrets (you may not get them)"))


def _all(cluster: Cluster, resource: Resource, live: Live) -> tuple[tuple[Object, ...] | None, Live]:
    try:
        return cluster.list(resource, Selection(live.namespace)).items, live
    except (ForbiddenError, NotFoundError):
        return None, live._replace(unseen=(*live.unseen, f"{resource.plural} (you may not list them)"))


def _strangers(cluster: Cluster, live: Live) -> Iterator[Object]:
    """Agents of the right name that somebody else made."""
    there = set(map(name_of, live.agents))
    for name in live.agent_names.values():
        if name not in there and live.pack.spec.enabled:
            with suppress(ForbiddenError, NotFoundError):
                yield cluster.get(live.kinds.agents, name, live.namespace)


def _environment(cluster: Cluster) -> dict[str, str] | None:
    """The environment of the controller; None where it cannot be seen."""
    try:
        found = cluster.list(DEPLOYMENTS, _CONTROLLER).items
    except SympoziumError:
        return None
    containers = [container for deployment in found for container in _containers(deployment)]
    manager = next((one for one in containers if one.get("name") == "manager"), None)
    if manager is None:
        return None
    return {str(one.get("name")): str(one.get("value") or "") for one in _dicts(manager.get("env"))}


def _containers(deployment: Object) -> Iterable[Object]:
    spec = deployment.get("spec") or {}
    return _dicts(((spec.get("template") or {}).get("spec") or {}).get("containers"))


def _dicts(value: object) -> list[Object]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
