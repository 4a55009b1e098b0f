"""Read from a cluster what a plan needs to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from sympozium_cli.activation.kinds import Kinds
from sympozium_cli.activation.state import Live, SeenSecret, labels_of, name_of, text_at
from sympozium_cli.cluster.namespaces import absence
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import (
    CONFIG_MAPS,
    MODELS,
    POLICIES,
    RUNS,
    SCHEDULES,
    SECRETS,
    VOLUME_CLAIMS,
    Resource,
)
from sympozium_cli.errors import ForbiddenError, NotFoundError
from sympozium_cli.secret.value import SecretValue
from sympozium_cli.values.plural import quoted_some

SYSTEM_NAMESPACE: Final = "sympozium-system"
"""Where the chart puts Models, and the controllers look for those that are not beside the pack."""

_LISTED: Final = "sympozium pack list -A shows where packs are"

Keys = Mapping[str, SecretValue]
"""The values of a Secret by their data keys."""


def find_pack(cluster: Cluster, kinds: Kinds, name: str, namespace: str) -> Live:
    """The pack alone.

    Raises:
        NotFoundError: there is none of that name; the hint says where there is one, or which is close. Or there is
            no such namespace.
    """
    try:
        return Live(kinds, name, namespace, cluster.get(kinds.packs, name, namespace))
    except NotFoundError:
        absent, (here, homes) = absence(cluster, namespace, _LISTED), _packs(cluster, kinds, name, namespace)
        there = f"there is a pack '{name}' in {quoted_some(homes)}: add -n {homes[0]}" if homes else ""
        if absent is not None:
            raise NotFoundError(str(absent), hint=there or absent.hint) from None
        hint = there or _close(name, here)
        raise NotFoundError(f"there is no pack '{name}' in the namespace '{namespace}'", hint=hint) from None


def with_members(cluster: Cluster, live: Live) -> Live:
    """The pack with the agents and the schedules that carry its label."""
    found = with_agents(cluster, live)
    schedules, unseen = _all(cluster, SCHEDULES, _own(live))
    return found._replace(schedules=schedules, unseen=(*found.unseen, *unseen))


def with_agents(cluster: Cluster, live: Live) -> Live:
    """The pack with the agents that carry its label."""
    agents, unseen = _all(cluster, live.kinds.agents, _own(live))
    return live._replace(agents=agents, unseen=(*live.unseen, *unseen))


def _own(live: Live) -> Selection:
    """What carries the label of the pack."""
    return Selection(live.namespace, f"{live.kinds.pack_label}={live.name}")


def with_history(cluster: Cluster, live: Live) -> Live:
    """The pack with the runs, the memory and the volumes of its agents."""
    everything = Selection(live.namespace)
    found = with_runs(cluster, live)
    memories, no_memories = _all(cluster, CONFIG_MAPS, everything)
    volumes, no_volumes = _all(cluster, VOLUME_CLAIMS, everything)
    names = _names(live)
    memory = {f"{name}-memory" for name in names}
    databases = {f"{name}-memory-db" for name in names} | {f"{live.name}-shared-memory-db"}
    return found._replace(
        memories=tuple(one for one in memories if name_of(one) in memory),
        volumes=tuple(one for one in volumes if name_of(one) in databases),
        unseen=(*found.unseen, *no_memories, *no_volumes),
    )


def with_runs(cluster: Cluster, live: Live) -> Live:
    """The pack with the runs of its agents."""
    runs, unseen = _all(cluster, RUNS, Selection(live.namespace))
    names = _names(live)
    kept = tuple(run for run in runs if live.agent_of(run) in names)
    return live._replace(runs=kept, unseen=(*live.unseen, *unseen))


def _names(live: Live) -> set[str]:
    """The names of the agents that there are, and of those that there should be."""
    return {name_of(agent) for agent in live.agents} | {live.pack.agent_name(one) for one in live.pack.personas}


def with_secrets(cluster: Cluster, live: Live, names: Iterable[str], keys: Mapping[str, Keys]) -> Live:
    """The pack with these Secrets, as far as they are there.

    Args:
        cluster: the cluster.
        live: the pack.
        names: the Secrets to look for.
        keys: the values that Secrets are to have; what is there is compared with them, and then forgotten.

    Raises:
        ForbiddenError: the user may not read Secrets.
    """
    found = {name: seen for name in dict.fromkeys(names) if (seen := _secret(cluster, live, name, keys.get(name, {})))}
    return live._replace(secrets={**live.secrets, **found})


def with_model(cluster: Cluster, live: Live, reference: str) -> Live:
    """The pack with the Model that a `modelRef` names, if it is there (ensemble_controller.go).

    "name" is looked for beside the pack and then in the system's namespace; "namespace/name" says where it is.
    """
    namespace, _, name = reference.rpartition("/")
    for place in (namespace,) if namespace else (live.namespace, SYSTEM_NAMESPACE):
        try:
            model = cluster.get(MODELS, name, place)
        except NotFoundError:
            continue
        except ForbiddenError:
            return live._replace(unseen=(*live.unseen, f"the Model '{reference}'"), models={reference: {}})
        return live._replace(models={reference: model})
    return live


def with_policies(cluster: Cluster, live: Live) -> Live:
    """The pack with the names of the policies beside it."""
    policies, unseen = _all(cluster, POLICIES, Selection(live.namespace))
    known = None if unseen else frozenset(map(name_of, policies))
    return live._replace(policies=known, unseen=(*live.unseen, *unseen))


def _all(cluster: Cluster, resource: Resource, selection: Selection) -> tuple[tuple[Object, ...], tuple[str, ...]]:
    """The objects that are meant, and the name of the resource where the user may not list them."""
    try:
        return cluster.list(resource, selection).items, ()
    except ForbiddenError:
        return (), (f"{resource.plural} (you may not list them)",)
    except NotFoundError:
        return (), ()


def _secret(cluster: Cluster, live: Live, name: str, keys: Keys) -> SeenSecret | None:
    try:
        value = cluster.get(SECRETS, name, live.namespace)
    except NotFoundError:
        return None
    return seen_secret(value, keys)


def seen_secret(value: Object, keys: Keys) -> SeenSecret:
    """What may be known of a Secret, given the values that it should have."""
    from base64 import b64decode

    data = value.get("data") or {}
    annotations = value.get("metadata", {}).get("annotations") or {}
    same = (key for key, wish in keys.items() if key in data and wish.is_same_as(b64decode(data[key] or "")))
    return SeenSecret(
        name_of(value),
        text_at(value, "metadata", "uid"),
        labels_of(value),
        annotations,
        tuple(sorted(key for key, text in data.items() if text)),
        frozenset(same),
    )


def _packs(cluster: Cluster, kinds: Kinds, name: str, namespace: str) -> tuple[list[str], list[str]]:
    """The packs of the namespace, and the namespaces that have a pack of that name, as far as the user may see."""
    try:
        packs = cluster.list(kinds.packs).items
    except (ForbiddenError, NotFoundError):
        packs = _all(cluster, kinds.packs, Selection(namespace))[0]
    homes = [text_at(pack, "metadata", "namespace") for pack in packs if name_of(pack) == name]
    return [name_of(pack) for pack in packs if text_at(pack, "metadata", "namespace") == namespace], homes


def _close(name: str, here: list[str]) -> str:
    """Which pack was probably meant, or which there are."""
    from sympozium_cli.values.similar import closest

    meant = closest(name, here)
    if meant:
        return f"did you mean '{meant}'?"
    return f"there are {quoted_some(sorted(here))}" if here else _LISTED
