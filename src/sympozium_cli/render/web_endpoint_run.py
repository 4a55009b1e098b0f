"""The run that serves an agent's web endpoint (agent_controller.go, reconcileWebEndpoint)."""

from __future__ import annotations

from sympozium_cli.render.manifest import AGENT_CONTROLLER, Manifest, metadata, name_of, resource, spec_of
from sympozium_cli.render.origin import because, plain
from sympozium_cli.render.run_spec import RUN, model_of_run, taken_over
from sympozium_cli.render.skills import WEB_ENDPOINTS

_NOTE = "made once: it serves on as it is when the web endpoint is changed or switched off"


def web_endpoint_run(agent: Manifest) -> Manifest | None:
    """The run, which has the first skill for web endpoints alone; None for an agent without such a skill."""
    skills = spec_of(agent)["skills"]
    own = next((skill for skill in skills if plain(skill)["skillPackRef"] in WEB_ENDPOINTS), None)
    if own is None:
        return None
    labels = {"sympozium.ai/instance": name_of(agent), "sympozium.ai/component": "web-endpoint"}
    namespace = plain(agent.tree["metadata"]["namespace"])
    about = metadata(
        because(f"{agent.name}-web-endpoint", "the agent's name"), namespace, labels, (agent.kind, agent.name)
    )
    spec = {
        "agentRef": name_of(agent),
        "agentId": "web-endpoint",
        "sessionKey": "web-endpoint",
        "task": "Serve HTTP requests for this instance",
        "mode": "server",
        "model": model_of_run(agent),
        "skills": [own],
        **taken_over(agent),
    }
    return Manifest(resource(RUN, about, spec), AGENT_CONTROLLER, agent.persona, _NOTE)
