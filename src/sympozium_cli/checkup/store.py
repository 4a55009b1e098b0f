"""The objects of a cluster, for rules: fetched when a rule asks, and only once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, TypeVar

from sympozium_cli.checkup.permissions import (
    MCP_SERVERS,
    MUTATING_WEBHOOKS,
    NETWORK_POLICIES,
    RUNTIME_CLASSES,
    SECRET_PROVIDER_CLASSES,
    STORAGE_CLASSES,
)
from sympozium_cli.cluster.era import installation
from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import (
    AGENTS,
    CONFIG_MAPS,
    CONFIGS,
    ENSEMBLES,
    INSTANCES,
    MODELS,
    PERSONA_PACKS,
    POLICIES,
    RUNS,
    SCHEDULES,
    SECRETS,
    SERVICES,
    SKILL_PACKS,
    VOLUME_CLAIMS,
    Resource,
)
from sympozium_cli.errors import ForbiddenError, NotFoundError, UsageError
from sympozium_cli.lint.surroundings import Surroundings, UnseenError

T = TypeVar("T")

_OTHERS: Final = (
    MCP_SERVERS,
    CONFIGS,
    NETWORK_POLICIES,
    SECRET_PROVIDER_CLASSES,
    STORAGE_CLASSES,
    RUNTIME_CLASSES,
    MUTATING_WEBHOOKS,
)
_PACK_KINDS: Final = (AGENTS, ENSEMBLES, INSTANCES, MODELS, PERSONA_PACKS, POLICIES, RUNS, SCHEDULES, SKILL_PACKS)
_PLAIN_KINDS: Final = (CONFIG_MAPS, SECRETS, SERVICES, VOLUME_CLAIMS)
RESOURCES: Final = {one.kind: one for one in (*_PACK_KINDS, *_PLAIN_KINDS, *_OTHERS)}
"""What the kinds that rules ask for are called in paths."""

_SET = "c2V0"
"""What stands for the value of a key of a Secret: no value is kept."""


class LiveStore:
    """See `lint.surroundings.Store`, which this is.

    Attributes:
        unseen: what the user may not do: verb, resource and namespace, as in ("get", "secrets", "agents").
    """

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._served: dict[tuple[str, str], frozenset[str]] = {}
        self._known: dict[tuple[str, ...], object] = {}
        self.unseen: dict[tuple[str, str, str], None] = {}

    def get(self, kind: str, namespace: str, name: str) -> Object | None:
        """One object; None where there is none, or no such kind, or where there can be none of that name."""
        resource = RESOURCES[kind]

        def ask() -> Object | None:
            try:
                return _without_values(self._cluster.get(resource, name, namespace))
            except (NotFoundError, UsageError):
                return None

        return self._once((kind, namespace, name), ("get", resource), ask, None)

    def list(self, kind: str, namespace: str) -> Sequence[Object]:
        """All objects of a namespace; none where there is no such kind."""
        resource = RESOURCES[kind]

        def ask() -> Sequence[Object]:
            try:
                return self._cluster.list(resource, Selection(namespace)).items
            except UsageError:
                return ()

        return self._once((kind, namespace), ("list", resource), ask, ())

    def _once(self, key: tuple[str, ...], deed: tuple[str, Resource], ask: Callable[[], T], nothing: T) -> T:
        verb, resource = deed
        forbidden = (verb, resource.plural, key[1])
        if forbidden in self.unseen:
            raise UnseenError
        if key not in self._known:
            try:
                self._known[key] = ask() if self._is_served(resource) else nothing
            except ForbiddenError as error:
                self.unseen[forbidden] = None
                raise UnseenError from error
        found: T = self._known[key]  # type: ignore[assignment]  # what `ask` has returned
        return found

    def _is_served(self, resource: Resource) -> bool:
        place = (resource.group, resource.version)
        if place not in self._served:
            self._served[place] = frozenset(one.resource.plural for one in self._cluster.served(*place))
        return resource.plural in self._served[place]


class LiveSurroundings:
    """Gives the surroundings of each namespace; see `lint.surroundings.SurroundingsOf`.

    Args:
        cluster: the cluster.
        now: the time.
    """

    def __init__(self, cluster: Cluster, now: datetime) -> None:
        self.store = LiveStore(cluster)
        self._usual = cluster.where.namespace
        self._now = now
        self._schema = installation(cluster).schema

    def __call__(self, namespace: str) -> Surroundings:
        """The surroundings in a namespace; "" for the one of the context."""
        schema = dict(self._schema) if self._schema is not None else None
        return Surroundings(self.store, namespace or self._usual, self._now, schema)


def _without_values(value: Object) -> Object:
    """A Secret with the keys of its data alone; every other object as it is."""
    if value.get("kind") != SECRETS.kind:
        return value
    data = value.get("data")
    keys = {key: _SET if text else "" for key, text in data.items()} if isinstance(data, dict) else {}
    return {"kind": SECRETS.kind, "data": keys}
