"""What is made for every persona: its agent, its memory and its skills."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.workflow import installed
from sympozium_cli.convert.change import At, Pair, change


@change(
    since="0.10.45",
    was="{old} did not read it: the memory was on",
    now="the agent's memory is off: it gets no empty MEMORY.md; skill, volume, server and tools stay",
    keep="write enabled: true",
)
def memory_off(pair: Pair) -> Iterator[At]:
    """The field reaches the Agent (ensemble_controller.go)."""
    for persona in installed(pair.new):
        if persona.memory is not None and not persona.memory.enabled:
            yield At(persona.memory.path / "enabled")


@change(
    since="0.5.1",
    was="{old} gave the memory skill to those personas only that list it",
    now="every agent has it, with a volume, a server and three tools",
    keep="deny memory_search, memory_store and memory_list in toolPolicy; volume and server are made all the same",
)
def memory_skill(pair: Pair) -> Iterator[At]:
    """The skill is always attached (personapack_controller.go)."""
    for persona in installed(pair.new):
        if not {"memory", "skillpack-memory"} & set(persona.skills):
            yield At(persona.path / "skills" if persona.has("skills") else persona.path)


@change(
    since="0.3.1",
    was="{old} attached the skill to the agent",
    now="the word is left out of the agent's skills",
)
def mcp_bridge(pair: Pair) -> Iterator[At]:
    """MCP servers take its place (personapack_controller.go)."""
    for persona in installed(pair.new):
        yield from (At(skill.path) for skill in persona.skills if skill == "mcp-bridge")


@change(
    held="0.0.92",
    since="0.0.93",
    was="{old} wrote it into the SympoziumInstance",
    now="it becomes the skill web-endpoint of the agent",
)
def web_endpoint(pair: Pair) -> Iterator[At]:
    """One release had a field for it (personapack_controller.go)."""
    for persona in installed(pair.new):
        if persona.web_endpoint is not None and persona.web_endpoint.enabled:
            yield At(persona.web_endpoint.path)


@change(
    held="0.0.73",
    since="0.3.7",
    was="{old} switched tracing on for every agent",
    now="the controller's environment decides, and it is off unless the chart switches it on",
    keep="switch it on in the values of the chart",
)
def observability(pair: Pair) -> Iterator[At]:
    """Written by the controller, and in no pack (personapack_controller.go)."""
    if installed(pair.new):
        yield At(pair.new.spec.path)
