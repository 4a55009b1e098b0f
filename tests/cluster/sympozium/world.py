"""The namespace that a playing controller works on: what it writes is counted, so that it is known when all is done."""

from __future__ import annotations

from typing import Final

from cluster.api import Api, Object, RefusedError
from cluster.site import Site
from sympozium_cli.cluster.resource import (
    AGENTS,
    CONFIG_MAPS,
    DEPLOYMENTS,
    ENSEMBLES,
    INSTANCES,
    PERSONA_PACKS,
    PODS,
    RUNS,
    SCHEDULES,
    SECRETS,
    SERVICES,
    VOLUME_CLAIMS,
    Resource,
)
from sympozium_cli.render import era
from sympozium_cli.render.circumstances import Circumstances, chart_environment
from sympozium_cli.schema.target import Target

SERVICE_ACCOUNTS: Final = Resource("", "v1", "serviceaccounts", "ServiceAccount")
MADE: Final = {
    one.kind: one
    for one in (
        AGENTS, INSTANCES, SCHEDULES, RUNS, CONFIG_MAPS, VOLUME_CLAIMS, DEPLOYMENTS, SERVICES, SERVICE_ACCOUNTS, PODS,
    )
}  # fmt: skip
"""What controllers make, by kind."""

_PACKS: Final = {one.kind: one for one in (ENSEMBLES, PERSONA_PACKS)}


class World:
    """The objects of a namespace, as the controllers see and change them.

    Args:
        site: the namespace.
        target: the release whose controllers are played.
    """

    def __init__(self, site: Site, target: Target) -> None:
        self.api: Api = site.admin
        self.namespace = site.namespace
        self.target = target
        self.writes = 0

    @property
    def words(self) -> era.Words:
        """What the release calls things."""
        return era.words(self.target.release)

    @property
    def pack(self) -> Resource:
        """The resource of packs."""
        return _PACKS[self.words.pack]

    @property
    def agent(self) -> Resource:
        """The resource of agents."""
        return MADE[self.words.agent]

    @property
    def pack_label(self) -> str:
        """The label with a pack's name."""
        return f"sympozium.ai/{self.words.pack_label}"

    def circumstances(self, model_endpoint: str = "") -> Circumstances:
        """What the controllers know besides the pack."""
        secrets = frozenset(name_of(one) for one in self.list(SECRETS))
        environment = chart_environment(self.target.release)
        return Circumstances(environment, model_endpoint, secrets, self.namespace)

    def list(self, resource: Resource, labels: str = "") -> list[Object]:
        """The objects of a resource."""
        return self.api.list(resource, self.namespace, labels)

    def find(self, resource: Resource, name: str) -> Object | None:
        """One object, if it is there."""
        return self.api.find(resource, name, self.namespace)

    def create(self, resource: Resource, value: Object) -> None:
        """Make an object, unless there is one of its name."""
        try:
            self.api.create(resource, value, self.namespace)
            self.writes += 1
        except RefusedError as error:
            if error.answer.reason != "AlreadyExists":
                raise

    def replace(self, resource: Resource, stored: Object, changed: Object, subresource: str = "") -> Object:
        """Put `changed` in the place of `stored`; the API server knows best whether that changes anything."""
        if changed == stored:
            return stored
        written = self.api.replace(resource, changed, subresource)
        self.writes += written["metadata"]["resourceVersion"] != stored["metadata"]["resourceVersion"]
        return written

    def report(self, resource: Resource, stored: Object, status: Object) -> None:
        """Write a status."""
        self.replace(resource, stored, {**stored, "status": status}, "status")

    def delete(self, resource: Resource, name: str) -> bool:
        """Delete an object, unless that has been asked for already; whether it was asked for now."""
        stored = self.find(resource, name)
        if stored is None or leaving(stored) or not self.api.delete(resource, name, self.namespace):
            return False
        self.writes += 1
        return True

    def delete_all(self, resource: Resource, labels: str) -> None:
        """Delete the objects with certain labels."""
        for stored in self.list(resource, labels):
            self.delete(resource, name_of(stored))

    def hold(self, resource: Resource, stored: Object, finalizer: str) -> Object:
        """The object with a finalizer."""
        about = stored["metadata"]
        finalizers = about.get("finalizers", [])
        if finalizer in finalizers:
            return stored
        return self.replace(resource, stored, {**stored, "metadata": {**about, "finalizers": [*finalizers, finalizer]}})

    def release(self, resource: Resource, stored: Object, finalizer: str) -> None:
        """The object without a finalizer, so that it may go."""
        about = stored["metadata"]
        kept = [one for one in about.get("finalizers", []) if one != finalizer]
        if kept != about.get("finalizers", []):
            self.replace(resource, stored, {**stored, "metadata": {**about, "finalizers": kept}})


def name_of(value: Object) -> str:
    """The name of an object."""
    return str(value["metadata"]["name"])


def labels_of(value: Object) -> dict[str, str]:
    """The labels of an object."""
    return dict(value["metadata"].get("labels") or {})


def leaving(value: Object) -> bool:
    """Whether the object is being deleted."""
    return "deletionTimestamp" in value["metadata"]
