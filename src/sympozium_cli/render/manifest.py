"""An object that a controller makes, and the parts that many of them have."""

from __future__ import annotations

from typing import Any, NamedTuple

from sympozium_cli.render.origin import Traced, because, plain, present
from sympozium_cli.schema.catalog import API_VERSION

ENSEMBLE_CONTROLLER = "ensemble controller"
AGENT_CONTROLLER = "agent controller"
SCHEDULE_CONTROLLER = "schedule controller"


class Manifest(NamedTuple):
    """One object.

    Args:
        tree: the object, with the origins of its values.
        made_by: the controller that creates it.
        persona: the persona it belongs to; "" for what the whole pack shares.
        note: what is to be known of the object as a whole; "" for nothing.
    """

    tree: dict[str, Any]
    made_by: str
    persona: str = ""
    note: str = ""

    @property
    def value(self) -> dict[str, Any]:
        """The object as it is sent."""
        value: dict[str, Any] = plain(self.tree)
        return value

    @property
    def kind(self) -> str:
        """Its kind."""
        return str(plain(self.tree["kind"]))

    @property
    def name(self) -> str:
        """Its name."""
        return str(plain(self.tree["metadata"]["name"]))

    @property
    def key(self) -> str:
        """Kind and name, as in "Agent/team-writer": no two objects of a namespace share it."""
        return f"{self.kind}/{self.name}"

    @property
    def owner(self) -> str:
        """Kind and name of its owner; "" where it has none, so that nothing removes it along with another object."""
        references = plain(self.tree["metadata"]).get("ownerReferences") or [{}]
        first = references[0]
        return f"{first['kind']}/{first['name']}" if first else ""


Owner = tuple[str, str]
"""Kind and name of the object that takes another one along when it is deleted."""


def metadata(name: Any, namespace: str, labels: dict[str, Any], owner: Owner | None = None) -> dict[str, Any]:
    """The metadata of an object."""
    references = [owner_reference(*owner)] if owner is not None else []
    return present(
        {
            "name": name,
            "namespace": because(namespace, "the namespace of the pack"),
            "labels": labels,
            "ownerReferences": references,
        }
    )


def owner_reference(kind: str, name: str) -> dict[str, Any]:
    """The reference that a controller sets, but for the uid, which only the cluster knows."""
    called = because(name, "what takes this object along when it is deleted")
    return {"apiVersion": API_VERSION, "kind": kind, "name": called, "controller": True, "blockOwnerDeletion": True}


def name_of(manifest: Manifest) -> Traced:
    """The name of an object, where another one refers to it."""
    return because(manifest.name, f"the name of the {manifest.kind}")


def resource(kind: str, about: dict[str, Any], spec: dict[str, Any]) -> dict[str, Any]:
    """A resource of Sympozium's own API group."""
    return {"apiVersion": API_VERSION, "kind": kind, "metadata": about, "spec": spec}


def spec_of(manifest: Manifest) -> dict[str, Any]:
    """The spec of an object, with the origins of its values."""
    spec: dict[str, Any] = manifest.tree["spec"]
    return spec
