"""What each command needs to be allowed.

After the requests that the commands send.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from sympozium_cli.cluster.resource import (
    AGENTS,
    CONFIG_MAPS,
    CRDS,
    DEPLOYMENTS,
    ENSEMBLES,
    GROUP,
    MODELS,
    PODS,
    POLICIES,
    RUNS,
    SCHEDULES,
    SECRETS,
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

HERE: Final = "namespace"
"""In the namespace of the pack."""
CLUSTER: Final = "cluster"
"""In the whole cluster: only a ClusterRole can grant it."""


class Permission(NamedTuple):
    """A verb on a resource, or on a part of it such as "status"; in the pack's namespace, or in the cluster."""

    verb: str
    resource: Resource
    part: str = ""
    scope: str = HERE

    def __str__(self) -> str:
        """As people say it: "patch ensembles/status"."""
        return f"{self.verb} {self.resource.plural}{f'/{self.part}' if self.part else ''}"


class Needs(NamedTuple):
    """What a command cannot do without, and what it only says less without."""

    required: tuple[Permission, ...]
    optional: tuple[Permission, ...] = ()


def _may(resource: Resource, *verbs: str, part: str = "") -> tuple[Permission, ...]:
    scope = HERE if resource.namespaced else CLUSTER
    return tuple(Permission(verb, resource, part, scope) for verb in verbs)


_PACK_CHANGES: Final = _may(ENSEMBLES, "get", "patch")
_SECRET_CHANGES: Final = _may(SECRETS, "get", "create", "patch")
_WHAT_DIES: Final = (
    *_may(RUNS, "list"),
    *_may(AGENTS, "list"),
    *_may(SCHEDULES, "list"),
    *_may(VOLUME_CLAIMS, "list"),
)
_SCHEMA: Final = _may(CRDS, "get")

NEEDS: Final = {
    "pack list": Needs(_may(ENSEMBLES, "list")),
    "pack status": Needs(
        _may(ENSEMBLES, "get", "list"),
        (
            *_may(AGENTS, "list"),
            *_may(SCHEDULES, "list"),
            *_may(RUNS, "list"),
            *_may(SECRETS, "get"),
            *_may(CONFIG_MAPS, "get"),
            *_may(DEPLOYMENTS, "get"),
            *_may(MODELS, "get"),
        ),
    ),
    "pack validate --cluster": Needs(
        _may(ENSEMBLES, "get"),
        (
            *(
                one
                for resource in (AGENTS, MCP_SERVERS, POLICIES, SKILL_PACKS)
                for one in _may(resource, "get", "list")
            ),
            *(one for resource in (RUNS, NETWORK_POLICIES, MUTATING_WEBHOOKS) for one in _may(resource, "list")),
            *(one for resource in (CONFIG_MAPS, MODELS, SCHEDULES, SECRETS) for one in _may(resource, "get")),
            *_may(VOLUME_CLAIMS, "get"),
            *_SCHEMA,
        ),
    ),
    "pack diff": Needs(_may(ENSEMBLES, "get"), (*_may(AGENTS, "list"), *_may(SCHEDULES, "list"))),
    "pack apply": Needs(_may(ENSEMBLES, "get", "create", "patch"), _SCHEMA),
    "pack activate": Needs(
        (*_PACK_CHANGES, *_SECRET_CHANGES),
        (*_may(SECRETS, "delete"), *_may(AGENTS, "list"), *_may(ENSEMBLES, "watch"), *_may(MODELS, "get"), *_SCHEMA),
    ),
    "pack deactivate": Needs(_PACK_CHANGES, _WHAT_DIES),
    "pack exclude": Needs(_PACK_CHANGES, _WHAT_DIES),
    "pack include": Needs(_PACK_CHANGES),
    "pack trigger": Needs(
        (*_may(ENSEMBLES, "get"), *_may(AGENTS, "get"), *_may(RUNS, "create")),
        _may(ENSEMBLES, "patch", part="status"),
    ),
    "secret list": Needs((*_may(SECRETS, "get", "list"), *_may(ENSEMBLES, "list"))),
    "secret check": Needs((*_may(SECRETS, "get"), *_may(ENSEMBLES, "list"))),
    "secret create": Needs(_SECRET_CHANGES, _may(ENSEMBLES, "get", "list")),
    "secret rotate": Needs(_may(SECRETS, "get", "patch"), _may(ENSEMBLES, "list")),
    "secret delete": Needs(_may(SECRETS, "get", "delete"), _may(ENSEMBLES, "list")),
    "runs list": Needs(_may(RUNS, "get", "list")),
    "runs watch": Needs(_may(RUNS, "get", "list", "watch"), _may(ENSEMBLES, "get", "list")),
    "runs logs": Needs((*_may(RUNS, "get"), *_may(PODS, "list"), *_may(PODS, "get", part="log"))),
    "runs stop": Needs(_may(RUNS, "get", "list", "patch", "delete")),
    "feed tail": Needs((*_may(RUNS, "list", "watch"), *_may(ENSEMBLES, "get", "list", "watch"))),
    # Prices are read in the namespace of the system, where nobody needs to have rights for that.
    "budget show": Needs(_may(ENSEMBLES, "get", "list"), (*_may(RUNS, "list"), *_may(PODS, "get", part="log"))),
    "budget watch": Needs(_may(ENSEMBLES, "get", "list", "watch"), _may(RUNS, "list", "watch")),
    "budget reset": Needs((*_may(ENSEMBLES, "get"), *_may(ENSEMBLES, "patch", part="status")), _may(RUNS, "list")),
}
"""The commands, and what they need."""


def in_era(permissions: Iterable[Permission], packs: Resource, agents: Resource) -> tuple[Permission, ...]:
    """The permissions on the kinds that a cluster calls packs and agents."""
    renamed = {ENSEMBLES: packs, AGENTS: agents}
    return tuple(one._replace(resource=renamed.get(one.resource, one.resource)) for one in permissions)


def everything() -> tuple[Permission, ...]:
    """What all commands together need or can use."""
    return tuple(dict.fromkeys(one for needs in NEEDS.values() for one in (*needs.required, *needs.optional)))
