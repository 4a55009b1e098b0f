"""What the Agent controller makes of one Agent (agent_controller.go, Reconcile), in its order."""

from __future__ import annotations

from sympozium_cli.render.agent_memory import agent_memory
from sympozium_cli.render.channel_pods import channel_pods
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.web_endpoint_run import web_endpoint_run


def agent_objects(agent: Manifest, around: Circumstances) -> list[Manifest]:
    """The objects; that some of them may be there already is for the caller to think of."""
    run = web_endpoint_run(agent)
    return [
        *channel_pods(agent, around),
        *agent_memory(agent, around),
        *([run] if run is not None else []),
    ]
