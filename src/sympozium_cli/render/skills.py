"""The skills of an agent: those of the persona, and those that the controller adds (ensemble_controller.go)."""

from __future__ import annotations

from typing import Any, Final

from sympozium_cli.api import Pack, Persona, Word
from sympozium_cli.render.model import taken_entry
from sympozium_cli.render.origin import Traced, because, present, taken

MEMORY: Final = "memory"
WEB_ENDPOINT: Final = "web-endpoint"
WEB_ENDPOINTS: Final = frozenset((WEB_ENDPOINT, "skillpack-web-endpoint"))
_BRIDGE: Final = "mcp-bridge"


def skills(pack: Pack, persona: Persona) -> list[Any]:
    """The entries in their order; `mcp-bridge` is left out, for the controller attaches it by itself."""
    listed = [_skill(pack, persona, name) for name in persona.skills if name != _BRIDGE]
    if MEMORY not in persona.skills:
        why = "the controller gives every persona this skill"
        listed.append({"skillPackRef": because(MEMORY, why, persona.path)})
    endpoint = persona.web_endpoint
    if endpoint is not None and endpoint.enabled:
        listed.append(_web_endpoint(persona))
    return listed


def _skill(pack: Pack, persona: Persona, name: Word) -> dict[str, Any]:
    return {"skillPackRef": because(str(name), "", name.path), **present({"params": _params(pack, persona, name)})}


def _params(pack: Pack, persona: Persona, name: str) -> Traced | None:
    """The persona's parameters for the skill if it has any, else the pack's: the one map replaces the other."""
    for owner in (persona, pack.spec):
        if name in owner.skill_params and owner.skill_params[name].value:
            return taken_entry(owner, "skillParams", name)
    return None


def _web_endpoint(persona: Persona) -> dict[str, Any]:
    endpoint = persona.web_endpoint
    assert endpoint is not None
    limits = endpoint.rate_limit
    params: dict[str, Any] = {"hostname": taken(endpoint, "hostname")}
    if limits is not None:
        params["rate_limit_rpm"] = _decimal(limits.requests_per_minute, limits.path / "requestsPerMinute")
        params["rate_limit_burst"] = _decimal(limits.burst_size, limits.path / "burstSize")
    why = "webEndpoint is enabled"
    return {"skillPackRef": because(WEB_ENDPOINT, why, endpoint.path), **present({"params": present(params)})}


def _decimal(number: int | None, path: Any) -> Traced | None:
    return because(str(number), "as text", path) if number is not None and number > 0 else None
