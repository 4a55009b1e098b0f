"""What goes with a persona, and what the garbage collector takes afterwards.

After ensemble_controller.go (cleanupPersona) and agent_controller.go, which cleans up when its finalizer is due.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sympozium_cli.change.state import Objects, State, is_agent, without
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.run_spec import RUN
from sympozium_cli.render.schedule import KIND as SCHEDULE

_INSTANCE: Final = "sympozium.ai/instance"
OWNED: Final = "goes with its owner"
_FINALIZED: Final = "goes when the agent's controller has taken its finalizer off"


def of_personas(state: State, agents: Iterable[str]) -> State:
    """The state without the agents of these names, and without all that is deleted because of them."""
    names = frozenset(agents)
    doomed = {key for key, manifest in state.objects.items() if _goes(manifest, names, state.objects)}
    finalized = {key: _FINALIZED for key in doomed if is_agent(state.objects[key])}
    return state._replace(objects=without(state.objects, doomed), collected={**state.collected, **finalized})


def collected(state: State, *owners: str) -> State:
    """The state without the objects whose owner is gone; `owners` live although they are not among the objects."""
    alive = {*state.objects, *owners}
    lost = {key: OWNED for key, manifest in state.objects.items() if manifest.owner and manifest.owner not in alive}
    if not lost:
        return state
    left = state._replace(objects=without(state.objects, lost), collected={**state.collected, **lost})
    return collected(left, *owners)


def agent_names(objects: Objects) -> Iterator[str]:
    """The names of the agents that live."""
    return (manifest.name for manifest in objects.values() if is_agent(manifest))


def has_schedules(objects: Objects) -> bool:
    """Whether a schedule lives."""
    return any(manifest.kind == SCHEDULE for manifest in objects.values())


def _goes(manifest: Manifest, agents: frozenset[str], objects: Objects) -> bool:
    if is_agent(manifest):
        return manifest.name in agents
    if manifest.kind == SCHEDULE:
        return manifest.name.removesuffix("-schedule") in agents and manifest.name.endswith("-schedule")
    if manifest.kind == "ConfigMap":
        return _of_server(manifest, agents)
    owner = _labels(manifest).get(_INSTANCE, "")
    if manifest.kind == RUN:
        return owner in agents
    # The rest is the work of the agent's own controller, which needs an agent to clean up after.
    finalized = agents.intersection(agent_names(objects))
    if manifest.kind == "Service":
        return _of_server(manifest, finalized)
    return manifest.kind == "Deployment" and (_of_server(manifest, finalized) or owner in finalized)


def _of_server(manifest: Manifest, agents: frozenset[str]) -> bool:
    return manifest.name.endswith("-memory") and manifest.name.removesuffix("-memory") in agents


def _labels(manifest: Manifest) -> dict[str, str]:
    labels: dict[str, str] = manifest.value["metadata"].get("labels", {})
    return labels
