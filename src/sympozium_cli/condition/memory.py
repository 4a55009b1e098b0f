"""The private memory of a persona: whether its seeds are in it, and whether its server can be reached."""

from __future__ import annotations

from typing import Any, Final

from sympozium_cli.activation.state import labels_of
from sympozium_cli.api import Persona
from sympozium_cli.cluster.port import Object
from sympozium_cli.condition.link import BROKEN, FLAW, Link
from sympozium_cli.condition.scene import Scene, named

SEEDED: Final = "seeded"
LOST: Final = "lost"
EMPTY: Final = "empty"
ABSENT: Final = "absent"
OFF: Final = "off"
UNSEEN: Final = "unseen"

_SEEDED: Final = "sympozium.ai/memory"


def memory_of(scene: Scene, persona: Persona) -> str:
    """What became of a persona's memory.

    Both controllers make its ConfigMap, and the first one wins: SEEDED by that of the pack, or LOST, with the empty
    memory of the agent's controller instead of the seeds, which are never tried again. Their labels tell them apart.
    EMPTY where there are no seeds, ABSENT where there is no ConfigMap (yet), OFF where there is to be none.
    """
    memory = persona.memory
    seeds = bool(memory is not None and memory.value.get("seeds"))
    if not scene.sees("configmaps"):
        return UNSEEN
    stored = named(scene.live.memories, _name(scene, persona))
    if stored is None:
        return OFF if memory is not None and not memory.enabled and not seeds else ABSENT
    if not seeds:
        return EMPTY
    return SEEDED if labels_of(stored).get(_SEEDED) == "true" else LOST


def memory_links(scene: Scene, persona: Persona) -> list[Link]:
    """What is wrong with a persona's memory."""
    return [link for link in (_server(scene, persona), _seeds(scene, persona)) if link is not None]


def _seeds(scene: Scene, persona: Persona) -> Link | None:
    if memory_of(scene, persona) != LOST:
        return None
    message = "the seeds of its memory are lost: its agent's controller was quicker, and they are never tried again"
    remedy = f"kubectl edit configmap {_name(scene, persona)} -n {scene.live.namespace}"
    return Link("seeds", FLAW, message, remedy, persona.name)


def _server(scene: Scene, persona: Persona) -> Link | None:
    """Runs wait two minutes for the memory server, and then fail (agentrun_controller.go)."""
    name = _name(scene, persona)
    deployment = named(scene.deployments or (), name)
    if deployment is None or scene.services is None:
        return None
    if named(scene.services, name) is None:
        message = f"the Service '{name}' is gone, and is made anew only with its Deployment: no run finds its memory"
        remedy = f"kubectl delete deployment {name} -n {scene.live.namespace}"
        return Link("memory-service", BROKEN, message, remedy, persona.name)
    if not unavailable(deployment):
        return None
    message = f"its memory server '{name}' does not get ready, and every run fails after waiting two minutes for it"
    remedy = f"kubectl describe pods -n {scene.live.namespace} -l sympozium.ai/instance={name.removesuffix('-memory')}"
    return Link("memory-server", BROKEN, message, remedy, persona.name)


def unavailable(deployment: Object) -> bool:
    """Whether a Deployment says that its pods do not get ready."""
    status: Any = deployment.get("status") or {}
    conditions = status.get("conditions") or []
    return any(
        isinstance(one, dict) and one.get("type") == "Available" and one.get("status") == "False" for one in conditions
    )


def _name(scene: Scene, persona: Persona) -> str:
    return f"{scene.pack.agent_name(persona)}-memory"
