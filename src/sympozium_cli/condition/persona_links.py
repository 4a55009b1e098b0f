"""The links of a persona, in the order in which its controllers come to them."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote
from typing import Any

from sympozium_cli.activation.state import labels_of, name_of, text_at
from sympozium_cli.api import Persona
from sympozium_cli.api.workflow import excluded, is_started
from sympozium_cli.condition.key import key_link
from sympozium_cli.condition.link import BROKEN, FLAW, OFF, WAITING, Link
from sympozium_cli.condition.memory import memory_links
from sympozium_cli.condition.running import names_link, run_link
from sympozium_cli.condition.scene import Scene, named
from sympozium_cli.condition.timing import timing_link

_LOG = "kubectl logs -n sympozium-system -l control-plane=controller-manager --tail=-1"


def persona_links(scene: Scene, persona: Persona) -> Iterator[Link]:
    """What does not hold."""
    if excluded(scene.pack, persona):
        remedy = f"sympozium pack include {scene.live.name} {quote(persona.name)} -n {scene.live.namespace}"
        yield Link("excluded", OFF, "it is excluded", remedy, persona.name)
        return
    there = _agent(scene, persona)
    if there is not None:
        yield there
    checks = (names_link, key_link, timing_link, run_link, _started)
    yield from filter(None, (check(scene, persona) for check in checks))
    yield from memory_links(scene, persona)


def _agent(scene: Scene, persona: Persona) -> Link | None:
    agent, name = scene.agent(persona), scene.pack.agent_name(persona)
    if agent is None:
        return _no_agent(scene, persona, name)
    phase = text_at(agent, "status", "phase")
    if phase == "Error":
        return _agent_error(scene, persona, agent)
    if phase in ("Running", "Serving"):
        return None
    look = f"{_LOG} | grep {name}"
    return Link("agent", WAITING, f"its agent '{name}' is not ready: {phase or 'no phase'} so far", look, persona.name)


def _no_agent(scene: Scene, persona: Persona, name: str) -> Link | None:
    if not scene.sees(scene.live.kinds.agents.plural):
        return None
    stranger = named(scene.strangers, name)
    if stranger is not None:
        owner = labels_of(stranger).get(scene.live.kinds.pack_label)
        whose = f"belongs to the pack '{owner}'" if owner else "was made by somebody else"
        remedy = f"kubectl get {scene.live.kinds.agents.plural} {name} -n {scene.live.namespace} -o yaml"
        return Link("agent", BROKEN, f"its agent would be '{name}', which {whose}", remedy, persona.name)
    state = BROKEN if scene.live.phase in ("Ready", "Error") else WAITING
    return Link("agent", state, f"its agent '{name}' is not there", f"{_LOG} | grep {name}", persona.name)


def _agent_error(scene: Scene, persona: Persona, agent: dict[str, Any]) -> Link:
    """The agent's controller tells errors of channels, in the status of each (agent_controller.go)."""
    channels: Any = (agent.get("status") or {}).get("channels") or []
    wrong = [one for one in channels if isinstance(one, dict) and one.get("status") == "Error"]
    look = f"kubectl describe {scene.live.kinds.agents.plural} {name_of(agent)} -n {scene.live.namespace}"
    if not wrong:
        return Link("agent", BROKEN, f"its agent '{name_of(agent)}' is in error", look, persona.name)
    channel, said = str(wrong[0].get("type", "")), str(wrong[0].get("message", "")) or "without a reason"
    create = f"sympozium secret create channel {quote(channel)} --pack {scene.live.name} -n {scene.live.namespace}"
    remedy = create if "secret" in said.lower() and channel else look
    return Link("channel", BROKEN, f"its channel {channel} does not work: {said}", remedy, persona.name)


def _started(scene: Scene, persona: Persona) -> Link | None:
    if is_started(scene.pack, persona):
        return None
    message = "nothing starts it: it has no schedule, no channel and no web endpoint, and no edge leads to it"
    return Link("start", FLAW, message, "", persona.name)
