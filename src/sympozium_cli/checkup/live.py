"""What is true of a cluster."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from sympozium_cli.checkup.controller import Controller
from sympozium_cli.checkup.permissions import Permission
from sympozium_cli.checkup.seen import Seen
from sympozium_cli.cluster.era import Installation
from sympozium_cli.cluster.port import Certificates, Object, Where
from sympozium_cli.secret.survey import Survey


class Identity(NamedTuple):
    """As whom the API server knows the user, and what its clock and ours said then; None where it does not tell."""

    user: str
    groups: tuple[str, ...]
    server_time: datetime | None
    our_time: datetime


class Component(NamedTuple):
    """A workload in the namespace of the controller, and how many of its pods are ready, of how many."""

    name: str
    ready: int
    wanted: int


class Surroundings(NamedTuple):
    """What the controller works with.

    Args:
        namespace: where it is.
        components: the workloads there.
        services: the names of the Services there.
    """

    namespace: str
    components: tuple[Component, ...]
    services: tuple[str, ...]


class Rights(NamedTuple):
    """Whether the user may do what commands need, and in which namespace that was asked for."""

    namespace: str
    granted: Mapping[Permission, bool]
    commands: tuple[str, ...]


class Live(NamedTuple):
    """A cluster as far as it can be seen.

    Args:
        files: the kubeconfig files.
        where: the context.
        certificates: what the user and the API server have shown.
        at: the time at which all this was looked at.
        version: of the API server.
        identity: who the user is.
        installation: which Sympozium is there.
        controllers: the controllers that run.
        around: what the controller works with.
        webhooks: the configurations of webhooks that concern Sympozium's objects.
        leftovers: objects of kinds that the controller does not serve any more.
        rights: what the user may do.
        packs: those of the namespace.
        agents: those of the namespace that belong to a pack.
        secrets: those of the namespace that have to do with packs.
    """

    files: tuple[str, ...] = ()
    where: Seen[Where] = Seen()
    version: Seen[str] = Seen()
    identity: Seen[Identity] = Seen()
    installation: Seen[Installation] = Seen()
    controllers: Seen[tuple[Controller, ...]] = Seen()
    around: Seen[Surroundings] = Seen()
    webhooks: Seen[tuple[Object, ...]] = Seen()
    leftovers: Seen[tuple[Object, ...]] = Seen()
    rights: Seen[Rights] = Seen()
    packs: Seen[tuple[Object, ...]] = Seen()
    agents: Seen[tuple[Object, ...]] = Seen()
    secrets: Seen[Survey] = Seen()
    certificates: Seen[Certificates] = Seen()
    at: datetime = datetime.max.replace(tzinfo=UTC)
    home: Seen[bool] = Seen()

    @property
    def namespace(self) -> str:
        """The namespace that was looked at."""
        return self.where.value.namespace if self.where.value else ""

    @property
    def controller(self) -> Controller | None:
        """The controller, or the first of them."""
        return self.controllers.value[0] if self.controllers.value else None
