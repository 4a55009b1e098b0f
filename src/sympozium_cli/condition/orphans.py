"""Objects of a pack that the pack has no place for any more: nobody looks at them, and they go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sympozium_cli.activation.state import labels_of, name_of, text_at
from sympozium_cli.cluster.port import Object
from sympozium_cli.condition.scene import Scene

_UNLISTED = "its persona is not listed any more"
_CHANNEL = "the channel is not one of its agent's any more, and its pod stays connected"
_WEB = "its persona has no web endpoint any more, and it serves on"


class Orphan(NamedTuple):
    """An object: its kind and name, the API group it is of ("" for the core group), and why nobody asks for it."""

    kind: str
    name: str
    group: str
    why: str

    @property
    def key(self) -> str:
        """Kind and name."""
        return f"{self.kind}/{self.name}"

    @property
    def reference(self) -> str:
        """Kind, group and name, as kubectl takes them."""
        return f"{f'{self.kind.lower()}.{self.group}'.removesuffix('.')}/{self.name}"


def orphans(scene: Scene) -> tuple[Orphan, ...]:
    """What nobody asks for any more, with the agents and the schedules first."""
    return (*members(scene), *_memories(scene), *_channels(scene), *_endpoints(scene))


def deletion(scene: Scene, found: tuple[Orphan, ...]) -> str:
    """The command that deletes them."""
    words = " ".join(one.reference for one in found)
    return f"kubectl delete -n {scene.live.namespace} {words}"


def members(scene: Scene) -> Iterator[Orphan]:
    """Agents and schedules that nobody asks for: a pack that has some cannot be deactivated."""
    return (_orphan(one, _UNLISTED) for one in scene.live.orphans)


def _memories(scene: Scene) -> Iterator[Orphan]:
    """Seeded memories have no owner, so that they outlive their agents."""
    live = scene.live
    listed = {persona.name for persona in live.pack.personas}
    for one in live.memories:
        labels = labels_of(one)
        persona = labels.get(live.kinds.persona_label)
        if labels.get(live.kinds.pack_label) == live.name and persona is not None and persona not in listed:
            yield _orphan(one, _UNLISTED)


def _channels(scene: Scene) -> Iterator[Orphan]:
    for agent in scene.live.agents:
        prefix = f"{name_of(agent)}-channel-"
        kept = {f"{prefix}{kind}" for kind in _types(agent)}
        for one in scene.deployments or ():
            if name_of(one).startswith(prefix) and name_of(one) not in kept:
                yield _orphan(one, _CHANNEL)


def _endpoints(scene: Scene) -> Iterator[Orphan]:
    for agent in scene.live.agents:
        skills: Any = (agent.get("spec") or {}).get("skills") or []
        serves = any(str(skill.get("skillPackRef", "")).endswith("web-endpoint") for skill in skills)
        name = f"{name_of(agent)}-web-endpoint"
        run = next((run for run in scene.live.runs if name_of(run) == name), None)
        if run is not None and not serves and text_at(run, "spec", "mode") == "server":
            yield _orphan(run, _WEB)


def _types(agent: Object) -> list[str]:
    channels: Any = (agent.get("spec") or {}).get("channels") or []
    return [str(channel.get("type", "")) for channel in channels if isinstance(channel, dict)]


def _orphan(value: Object, why: str) -> Orphan:
    group, slash, _ = str(value.get("apiVersion", "")).partition("/")
    return Orphan(str(value.get("kind", "")), name_of(value), group if slash else "", why)
