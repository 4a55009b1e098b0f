"""What is there in the cluster of a pack: the pack itself, and all that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

from sympozium_cli.activation.kinds import Kinds
from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.run import FINISHED
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.secret.ownership import why_deleted_with

INSTANCE: Final = "sympozium.ai/instance"
"""The label of runs with the name of their agent, in every era."""

_AT_REST: Final = frozenset(("", "Inactive"))


class SeenSecret(NamedTuple):
    """A Secret as far as it may be seen.

    Args:
        name: its name.
        uid: its uid.
        labels: its labels.
        annotations: its annotations.
        keys: the names of its data keys that hold something.
        holds: the names of those keys whose value is the one that was given for it.
    """

    name: str
    uid: str
    labels: Mapping[str, str]
    annotations: Mapping[str, str]
    keys: tuple[str, ...]
    holds: frozenset[str] = frozenset()


class _Parts(NamedTuple):
    kinds: Kinds
    name: str
    namespace: str
    value: Object
    secrets: Mapping[str, SeenSecret] = {}
    agents: tuple[Object, ...] = ()
    schedules: tuple[Object, ...] = ()
    runs: tuple[Object, ...] = ()
    memories: tuple[Object, ...] = ()
    volumes: tuple[Object, ...] = ()
    models: Mapping[str, Object] = {}
    policies: frozenset[str] | None = None
    unseen: tuple[str, ...] = ()


class Live(_Parts):
    """A pack in a cluster, as it was read at one moment.

    Args:
        kinds: the words of the cluster.
        name: the pack's name.
        namespace: the pack's namespace.
        value: the pack as it is stored; {} where there is none.
        secrets: the Secrets that were looked for, by their names; those that are not there are left out.
        agents: the agents that carry the pack's label.
        schedules: the schedules that carry the pack's label.
        runs: the runs of the pack's agents.
        memories: the ConfigMaps with their memory.
        volumes: the volumes with their databases.
        models: the Models that were looked for, by their names.
        policies: the policies of the namespace; None where nobody looked, or may look.
        unseen: what could not be looked at, in words.
    """

    @cached_property
    def pack(self) -> Pack:
        """The pack as the controllers see it."""
        return controllers_pack(self.value, self.kinds.target)

    @property
    def spec(self) -> Mapping[str, Any]:
        """The spec as it is stored."""
        spec = self.value.get("spec")
        return spec if isinstance(spec, dict) else {}

    @property
    def exists(self) -> bool:
        """Whether there is such a pack."""
        return bool(self.value)

    @property
    def uid(self) -> str:
        """The pack's uid."""
        return text_at(self.value, "metadata", "uid")

    @property
    def resource_version(self) -> str:
        """The version of the pack that was read."""
        return text_at(self.value, "metadata", "resourceVersion")

    @property
    def phase(self) -> str:
        """What the controller says of the pack."""
        return text_at(self.value, "status", "phase")

    @property
    def is_being_deactivated(self) -> bool:
        """Whether the controller is still taking the pack apart: it deletes the Secrets of authRefs until it is done.

        After ensemble_controller.go: it removes agents and schedules until none is left, then Secrets and shared
        memory, and only then says Inactive.
        """
        if not self.exists or self.pack.spec.enabled:
            return False
        return bool(self.agents or self.schedules) or self.phase not in _AT_REST

    @property
    def orphans(self) -> tuple[Object, ...]:
        """Agents and schedules of personas that the pack no longer lists: nobody removes them."""
        listed = {persona.name for persona in self.pack.personas}
        label = self.kinds.persona_label
        return tuple(one for one in (*self.agents, *self.schedules) if labels_of(one).get(label, "") not in listed)

    @property
    def agent_names(self) -> dict[str, str]:
        """The name of each installed persona's agent, by the name of the persona."""
        return {persona.name: self.pack.agent_name(persona) for persona in installed(self.pack)}

    @property
    def managed_secrets(self) -> tuple[str, ...]:
        """The Secrets of authRefs that the controller deletes with a pack that is disabled: by label or by name."""
        return tuple(dict.fromkeys(ref.secret for ref in self.pack.spec.auth_refs if self.is_managed(ref.secret)))

    def is_managed(self, secret: str) -> bool:
        """Whether the controller takes a Secret for the pack's own (isManagedAuthSecret)."""
        seen = self.secrets.get(secret)
        labels = seen.labels if seen is not None else {}
        return bool(secret and why_deleted_with(self.name, secret, labels, self.kinds.target.kind))

    def runs_of(self, agents: frozenset[str]) -> tuple[Object, ...]:
        """The runs of these agents."""
        return tuple(run for run in self.runs if self.agent_of(run) in agents)

    def agent_of(self, run: Object) -> str:
        """The name of a run's agent."""
        return labels_of(run).get(INSTANCE) or text_at(run, "spec", self.kinds.agent_reference)


def is_active(run: Object) -> bool:
    """Whether a run has not ended yet."""
    return text_at(run, "status", "phase") not in FINISHED


def name_of(value: Object) -> str:
    """The name of an object."""
    return text_at(value, "metadata", "name")


def labels_of(value: Object) -> Mapping[str, str]:
    """The labels of an object."""
    labels = value.get("metadata", {}).get("labels")
    return labels if isinstance(labels, dict) else {}


def text_at(value: Any, *steps: str) -> str:
    """The text at a path of an object; "" where there is none."""
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def names_of(values: tuple[Object, ...]) -> Iterator[str]:
    """The names of objects."""
    return map(name_of, values)
