"""The private memory of an agent (agent_controller.go, reconcileMemoryConfigMap and reconcileMemoryDeployment)."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import AGENT_CONTROLLER, Manifest, metadata, name_of, spec_of
from sympozium_cli.render.memory_server import Server, admin_token, memory_server
from sympozium_cli.render.origin import because, plain
from sympozium_cli.render.seeds import FILE
from sympozium_cli.render.skills import MEMORY
from sympozium_cli.render.telemetry import telemetry

_SIZE = "1Gi"
_NO_MEMORIES = "# Agent Memory\n\nNo memories recorded yet.\n"


def agent_memory(agent: Manifest, around: Circumstances) -> Iterator[Manifest]:
    """The ConfigMap that an agent without seeds gets, and its memory server, which depends on the skill alone."""
    spec = plain(spec_of(agent))
    if spec["memory"]["enabled"]:
        yield _empty_memory(agent)
    if any(skill.get("skillPackRef") == MEMORY for skill in spec["skills"]):
        yield from memory_server(_server(agent, around), around)


def _empty_memory(agent: Manifest) -> Manifest:
    labels = {"sympozium.ai/instance": name_of(agent), "sympozium.ai/component": "memory"}
    about = metadata(
        because(f"{agent.name}-memory", "the agent's name"), _namespace(agent), labels, (agent.kind, agent.name)
    )
    data = {FILE: because(_NO_MEMORIES, "there are no seeds")}
    tree = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": about, "data": data}
    return Manifest(tree, AGENT_CONTROLLER, agent.persona)


def _server(agent: Manifest, around: Circumstances) -> Server:
    instance = {"sympozium.ai/instance": name_of(agent)}
    return Server(
        name=f"{agent.name}-memory",
        called="the agent's name",
        namespace=_namespace(agent),
        labels={"sympozium.ai/component": "memory", **instance},
        claim_labels={**instance, "sympozium.ai/component": "memory-db"},
        size=because(_SIZE, "the same for every agent"),
        variables=[
            *telemetry(agent, around, f"sympozium-memory-{agent.name}"),
            {"name": "MEMORY_AGENT", "value": name_of(agent)},
            *admin_token(around),
        ],
        owner=(agent.kind, agent.name),
        made_by=AGENT_CONTROLLER,
        persona=agent.persona,
    )


def _namespace(agent: Manifest) -> str:
    return str(plain(agent.tree["metadata"]["namespace"]))
