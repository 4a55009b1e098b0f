"""Everything that is known of a pack in a cluster at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from sympozium_cli.activation.state import Live, labels_of, name_of, text_at
from sympozium_cli.api import Pack, Persona
from sympozium_cli.cluster.port import Object
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.values.age import moment


class Scene(NamedTuple):
    """A pack, and all that hangs on it.

    Args:
        live: the pack with its agents, schedules, runs, memories, volumes, Secrets and Model.
        now: when it was looked at.
        around: what its controllers know besides.
        certain: whether that is their real environment, and not the one that the chart gives them.
        stops: why the controllers do not get through with it, a sentence each.
        strangers: agents that have the name of one of its personas' agents, but not the label of the pack.
        deployments: the Deployments of the namespace; None where they may not be seen.
        services: its Services; None where they may not be seen.
    """

    live: Live
    now: datetime
    around: Circumstances
    certain: bool = False
    stops: tuple[str, ...] = ()
    strangers: tuple[Object, ...] = ()
    deployments: tuple[Object, ...] | None = None
    services: tuple[Object, ...] | None = None

    @property
    def pack(self) -> Pack:
        """The pack as the controllers see it."""
        return self.live.pack

    @property
    def status(self) -> Mapping[str, object]:
        """What the controller says of it."""
        status = self.live.value.get("status")
        return status if isinstance(status, dict) else {}

    @property
    def place(self) -> str:
        """Name and namespace, as commands take them."""
        return f"{self.live.name} -n {self.live.namespace}"

    def sees(self, plural: str) -> bool:
        """Whether the user may look at the objects of a resource."""
        return not any(text.startswith(f"{plural} ") for text in self.live.unseen)

    def agent(self, persona: Persona) -> Object | None:
        """The agent of a persona."""
        return named(self.live.agents, self.pack.agent_name(persona))

    def schedule(self, persona: Persona) -> Object | None:
        """The schedule of a persona."""
        return named(self.live.schedules, f"{self.pack.agent_name(persona)}-schedule")

    def runs(self, persona: Persona) -> list[Object]:
        """The runs of a persona, the newest first."""
        found = self.live.runs_of(frozenset((self.pack.agent_name(persona),)))
        return sorted(
            found, key=lambda run: (text_at(run, "metadata", "creationTimestamp"), name_of(run)), reverse=True
        )

    def seconds_since(self, text: object) -> float:
        """How long ago a timestamp is, in seconds; 0 for what is none."""
        instant = moment(text)
        return (self.now - instant).total_seconds() if instant is not None else 0.0


def named(objects: Iterable[Object], name: str) -> Object | None:
    """The object of that name."""
    return next((one for one in objects if name_of(one) == name), None)


def labelled(objects: Iterable[Object], label: str, value: str) -> list[Object]:
    """The objects with a label."""
    return [one for one in objects if labels_of(one).get(label) == value]
