"""Packs in a cluster, made up from what the controllers make of them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from sympozium_cli.activation.kinds import NEWEST
from sympozium_cli.activation.state import Live, SeenSecret
from sympozium_cli.change.plan import settled_state
from sympozium_cli.condition.scene import Scene
from sympozium_cli.render.circumstances import Circumstances, chart_environment
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.render.stored import stored
from sympozium_cli.secret.references import references

NOW = datetime(2026, 8, 7, 9, 30, tzinfo=UTC)
CREATED = "2026-08-07T08:00:00Z"
RECENTLY = "2026-08-07T09:29:00Z"

Object = dict[str, Any]

PACK: Object = {
    "apiVersion": "sympozium.ai/v1alpha1",
    "kind": "Ensemble",
    "metadata": {
        "name": "team",
        "namespace": "ns",
        "creationTimestamp": CREATED,
        "finalizers": ["sympozium.ai/ensemble-finalizer"],
    },
    "spec": {
        "enabled": True,
        "authRefs": [{"provider": "openai", "secret": "team-openai-key"}],
        "agentConfigs": [
            {
                "name": "lead",
                "systemPrompt": "You lead.",
                "schedule": {"interval": "1h", "task": "Look around."},
                "memory": {"enabled": True, "seeds": ["Be kind."]},
            },
            {"name": "writer", "systemPrompt": "You write."},
        ],
        "relationships": [{"source": "lead", "target": "writer", "type": "delegation"}],
    },
    "status": {"phase": "Ready", "personaCount": 2, "installedCount": 2, "sharedMemoryReady": True},
}


def pack(**spec: Any) -> Object:
    """The pack with other fields in its spec; None takes one out."""
    made = deepcopy(PACK)
    made["spec"] = {key: value for key, value in {**made["spec"], **spec}.items() if value is not None}
    return made


def scene(value: Object | None = None, **around: Any) -> Scene:
    """A pack with which everything is as it should be."""
    given = PACK if value is None else value
    circumstances = Circumstances(chart_environment(NEWEST.target.release), namespace="ns", **around)
    read = controllers_pack(given, NEWEST.target)
    made = [deepcopy(stored(one).value) for one in settled_state(read, circumstances).objects.values()]
    for one in made:
        one["metadata"]["creationTimestamp"] = CREATED
        if one["kind"] == "Agent":
            one["status"] = {"phase": "Running"}
        if one["kind"] == "SympoziumSchedule":
            one["status"] = {"phase": "Active", "nextRunTime": "2026-08-07T10:00:00Z"}

        if one["kind"] == "AgentRun":
            one["status"] = {"phase": "Serving"}

    def of(*kinds: str) -> tuple[Object, ...]:
        return tuple(one for one in made if one["kind"] in kinds)

    secrets = {one.secret: SeenSecret(one.secret, "uid", {}, {}, ("OPENAI_API_KEY",)) for one in references(given)}
    live = Live(
        NEWEST,
        given["metadata"]["name"],
        "ns",
        given,
        secrets,
        of("Agent"),
        of("SympoziumSchedule"),
        of("AgentRun"),
        of("ConfigMap"),
        of("PersistentVolumeClaim"),
    )
    known = circumstances._replace(existing_secrets=frozenset(secrets))
    return Scene(live, NOW, known, certain=True, deployments=of("Deployment"), services=of("Service"))


def changed(given: Scene, part: str, name: str, change: Callable[[Object], Any]) -> Scene:
    """The scene with one of its objects changed in place; `part` is the field of the scene, or of its pack."""
    owner: Any = given.live if hasattr(given.live, part) else given
    objects = deepcopy(getattr(owner, part))
    (found,) = (one for one in objects if one["metadata"]["name"] == name)
    change(found)
    return _with(given, part, objects)


def without(given: Scene, part: str, name: str) -> Scene:
    """The scene without one of its objects."""
    owner: Any = given.live if hasattr(given.live, part) else given
    return _with(given, part, tuple(one for one in getattr(owner, part) if one["metadata"]["name"] != name))


def with_status(given: Scene, **status: Any) -> Scene:
    """The scene with something else said by the controller."""
    value = {**given.live.value, "status": {**given.live.value["status"], **status}}
    return given._replace(live=given.live._replace(value=value))


def with_run(given: Scene, name: str = "team-lead-schedule-1", created: str = RECENTLY, **status: Any) -> Scene:
    """The scene with a run of the lead."""
    run = {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": "AgentRun",
        "metadata": {"name": name, "creationTimestamp": created, "labels": {"sympozium.ai/instance": "team-lead"}},
        "spec": {"agentRef": "team-lead"},
        "status": status,
    }
    return given._replace(live=given.live._replace(runs=(*given.live.runs, run)))


def _with(given: Scene, part: str, objects: tuple[Object, ...]) -> Scene:
    parts: dict[str, Any] = {part: objects}
    if hasattr(given.live, part):
        return given._replace(live=given.live._replace(**parts))
    return given._replace(**parts)
