"""Which tools a persona has."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.workflow import DELEGATE_TOOL, asks_to_delegate, delegates_freely, installed, is_source
from sympozium_cli.convert.change import At, Pair, change


@change(
    since="0.10.43",
    was="{old} did not read it: the persona had every tool",
    now="it has only the tools under allow, if there are any, and none of those under deny",
    keep="remove toolPolicy; or add what the persona has used, its memory tools among it",
)
def tool_policy(pair: Pair) -> Iterator[At]:
    """The runner filters its tools (cmd/agent-runner/main.go)."""
    for persona in installed(pair.new):
        policy = persona.tool_policy
        if policy is not None and (policy.allow or policy.deny):
            yield At(policy.path)


@change(
    held="0.8.27",
    since="0.10.39",
    was="{old} let every persona delegate to every other one, as the pack has no relationships",
    now=f"{DELEGATE_TOOL} fails without an edge from the persona that calls to the one that it calls",
    keep="add a relationship of type delegation for every call that is meant",
)
def free_delegation(pair: Pair) -> Iterator[At]:
    """The spawner refuses what no edge allows (internal/orchestrator/spawner.go)."""
    if not delegates_freely(pair.old):
        return
    for persona in installed(pair.new):
        place = asks_to_delegate(persona)
        if place is not None and not is_source(pair.new, persona, "delegation", "sequential"):
            yield At(place)
