"""What each command needs to be allowed.

After the requests that the commands send.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from sympozium_cli.cluster.resource import (
    AGENTS,
    CONFIG_MAPS,
    CONFIGS,
    DEPLOYMENTS,
    ENSEMBLES,
    GROUP,
    MODELS,
    PODS,
    POLICIES,
    RUNS,
    SCHEDULES,
    SECRETS,
    SERVICES,
    SKILL_PACKS,
    VOLUME_CLAIMS,
    Resource,
)

MCP_SERVERS: Final = Resource(GROUP, "v1alpha1", "mcpservers", "MCPServer")
NETWORK_POLICIES: Final = Resource("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy")
MUTATING_WEBHOOKS: Final = Resource(
    "admissionregistration.k8s.io",
    "v1",
    "mutatingwebhookconfigurations",
    "MutatingWebhookConfiguration",
    namespaced=False,
)

SECRET_PROVIDER_CLASSES: Final = Resource(
    "secrets-store.csi.x-k8s.io", "v1", "secretproviderclasses", "SecretProviderClass"
)
STORAGE_CLASSES: Final = Resource("storage.k8s.io", "v1", "storageclasses", "StorageClass", namespaced=False)
RUNTIME_CLASSES: Final = Resource("node.k8s.io", "v1", "runtimeclasses", "RuntimeClass", namespaced=False)

HERE: Final = "namespace"
"""In the namespace of the pack."""
SYSTEM: Final = "system"
"""In the namespace that Sympozium is installed in."""
CLUSTER: Final = "cluster"
"""In the whole cluster: only a ClusterRole can grant it."""
SYSTEM_NAMESPACE: Final = "sympozium-system"
"""Where that is; who has installed it elsewhere puts the Role there."""


class Permission(NamedTuple):
    """A verb on a resource, or on a part of it such as "status"; where is one of HERE, SYSTEM and CLUSTER."""

    verb: str
    resource: Resource
    part: str = ""
    scope: str = HERE

    def __str__(self) -> str:
        """As people say it: "patch ensembles/status", "list deployments (in sympozium-system)"."""
        where = f" (in {SYSTEM_NAMESPACE})" if self.scope == SYSTEM else ""
        return f"{self.verb} {self.resource.plural}{f'/{self.part}' if self.part else ''}{where}"


class Needs(NamedTuple):
    """What a command cannot do without, and what it only says less without, or cannot wait."""

    required: tuple[Permission, ...]
    optional: tuple[Permission, ...] = ()


def _may(resource: Resource, *verbs: str, part: str = "") -> tuple[Permission, ...]:
    scope = HERE if resource.namespaced else CLUSTER
    return tuple(Permission(verb, resource, part, scope) for verb in verbs)


def _may_list(*resources: Resource) -> tuple[Permission, ...]:
    return tuple(one for resource in resources for one in _may(resource, "list"))


def _may_get(*resources: Resource) -> tuple[Permission, ...]:
    return tuple(one for resource in resources for one in _may(resource, "get"))


def _in_system(verb: str, *resources: Resource) -> tuple[Permission, ...]:
    return tuple(Permission(verb, resource, scope=SYSTEM) for resource in resources)


_WHICH: Final = _in_system("list", DEPLOYMENTS)
"""Tells which release the controller is; without it the newest of the CRDs' era is taken."""
_PRICES: Final = _in_system("get", CONFIG_MAPS, CONFIGS)
"""Without them, costs are reckoned with the prices that Sympozium brings."""
_PACK_CHANGES: Final = _may(ENSEMBLES, "get", "patch")
_SECRET_CHANGES: Final = _may(SECRETS, "get", "create", "delete")
_MEMBERS: Final = _may_list(AGENTS, SCHEDULES)
_HISTORY: Final = _may_list(RUNS, CONFIG_MAPS, VOLUME_CLAIMS)
_CONDITION: Final = (
    *_MEMBERS,
    *_HISTORY,
    *_may_list(DEPLOYMENTS, SERVICES),
    *_may_get(AGENTS, MODELS, SECRETS),
    *_in_system("get", MODELS),
    *_WHICH,
)
_ACTIVATION: Final = (
    *_MEMBERS,
    *_may_list(POLICIES),
    *_may_get(MODELS),
    *_in_system("get", MODELS),
    *_WHICH,
)

NEEDS: Final = {
    "pack list": Needs(_may_list(ENSEMBLES)),
    "pack status": Needs(_may_get(ENSEMBLES), _CONDITION),
    "pack validate --cluster": Needs(
        _may_get(ENSEMBLES),
        (
            *_may(AGENTS, "get", "list"),
            *_may(MCP_SERVERS, "get", "list"),
            *_may(POLICIES, "get", "list"),
            *_may(SKILL_PACKS, "get", "list"),
            *_may_list(RUNS, NETWORK_POLICIES, MUTATING_WEBHOOKS, STORAGE_CLASSES),
            *_may_get(CONFIG_MAPS, MODELS, SCHEDULES, SECRETS, SERVICES, VOLUME_CLAIMS),
            *_may_get(SECRET_PROVIDER_CLASSES, RUNTIME_CLASSES),
            *_in_system("get", CONFIGS, MCP_SERVERS, MODELS, SKILL_PACKS),
            *_in_system("list", MCP_SERVERS, SKILL_PACKS),
        ),
    ),
    "pack diff": Needs(_may_get(ENSEMBLES), (*_may(ENSEMBLES, "patch"), *_CONDITION)),
    "pack apply": Needs(_may(ENSEMBLES, "get", "create", "patch"), (*_MEMBERS, *_HISTORY, *_may_get(SECRETS), *_WHICH)),
    "pack activate": Needs((*_PACK_CHANGES, *_SECRET_CHANGES), _ACTIVATION),
    "pack activate -f": Needs((*_may(ENSEMBLES, "get", "create", "patch", "delete"), *_SECRET_CHANGES), _ACTIVATION),
    "pack deactivate": Needs(_PACK_CHANGES, (*_MEMBERS, *_HISTORY, *_may_get(SECRETS))),
    "pack exclude": Needs(_PACK_CHANGES, (*_MEMBERS, *_HISTORY, *_may_get(SECRETS))),
    "pack include": Needs(_PACK_CHANGES, (*_MEMBERS, *_may_get(SECRETS))),
    "pack trigger": Needs(
        (*_may_get(ENSEMBLES), *_may_list(AGENTS), *_may(RUNS, "create")),
        (*_may_list(RUNS), *_may(ENSEMBLES, "patch", part="status"), *_WHICH),
    ),
    "secret list": Needs((*_may(SECRETS, "get", "list"), *_may_list(ENSEMBLES))),
    "secret check": Needs((*_may_get(SECRETS), *_may_list(ENSEMBLES))),
    "secret create": Needs(_may(SECRETS, "get", "create"), (*_may(SECRETS, "patch"), *_may_list(ENSEMBLES))),
    "secret rotate": Needs(_may(SECRETS, "get", "patch"), _may_list(ENSEMBLES)),
    "secret delete": Needs((*_may(SECRETS, "get", "delete"), *_may_list(ENSEMBLES))),
    "runs list": Needs(_may_list(RUNS), (*_may_get(RUNS), *_may_list(ENSEMBLES))),
    "runs get": Needs(_may_get(RUNS), _may_list(RUNS, ENSEMBLES)),
    "runs tree": Needs(_may_list(RUNS), (*_may_get(RUNS), *_may_list(ENSEMBLES))),
    "runs watch": Needs(_may(RUNS, "list", "watch"), _may(ENSEMBLES, "list", "watch")),
    "runs logs": Needs(
        (*_may_get(RUNS), *_may_list(PODS), *_may(PODS, "get", part="log")),
        (*_may_get(PODS), *_may_list(RUNS, ENSEMBLES)),
    ),
    "runs stop": Needs(_may(RUNS, "get", "delete"), _may_list(RUNS)),
    "feed tail": Needs(_may_list(RUNS, ENSEMBLES)),
    "feed tail -f": Needs((*_may(RUNS, "list", "watch"), *_may(ENSEMBLES, "list", "watch"))),
    "feed tail --tools": Needs((*_may_list(RUNS, ENSEMBLES), *_may(PODS, "get", part="log"))),
    "feed tail --memory": Needs((*_may_list(RUNS, ENSEMBLES), *_may(SERVICES, "get", part="proxy"))),
    "budget show": Needs(_may_list(ENSEMBLES), (*_may_get(ENSEMBLES), *_may_list(RUNS), *_PRICES, *_WHICH)),
    "budget show --logs": Needs((*_may_list(ENSEMBLES, RUNS), *_may(PODS, "get", part="log")), (*_PRICES, *_WHICH)),
    "budget watch": Needs(
        _may(ENSEMBLES, "list", "watch"),
        (*_may_get(ENSEMBLES), *_may(RUNS, "list", "watch"), *_PRICES, *_WHICH),
    ),
    "budget reset": Needs(
        (*_may_get(ENSEMBLES), *_may(ENSEMBLES, "patch", part="status")), (*_may_list(RUNS), *_WHICH)
    ),
}
"""The commands, and what they need. Tests run each of them with these rights and with one less."""


def in_era(permissions: Iterable[Permission], packs: Resource, agents: Resource) -> tuple[Permission, ...]:
    """The permissions on the kinds that a cluster calls packs and agents."""
    renamed = {ENSEMBLES: packs, AGENTS: agents}
    return tuple(one._replace(resource=renamed.get(one.resource, one.resource)) for one in permissions)


def everything() -> tuple[Permission, ...]:
    """What all commands together need or can use."""
    return tuple(dict.fromkeys(one for needs in NEEDS.values() for one in (*needs.required, *needs.optional)))
