"""Which variables of a persona's `env` meet one that the controller sets for the same container, and which one wins.

Of two variables of one name the later counts. Sources: agentrun_controller.go and agentrun_pod_mutators.go in
internal/controller.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.sharing import membrane, shared_memory
from sympozium_cli.api.workflow import is_source
from sympozium_cli.lint.vocabulary.environment import KEYS
from sympozium_cli.lint.vocabulary.skills import SUBAGENTS, attached

_EDGES: Final = ("delegation", "sequential", "supervision")
_FIELDS: Final[Mapping[str, str]] = {
    "MEMORY_ENABLED": "memory.enabled",
    "MODEL_BASE_URL": "baseURL",
    "MODEL_NAME": "model",
    "MODEL_PROVIDER": "provider",
    "MODEL_PROVIDER_HEADERS": "providerHeaders",
    "RUN_TIMEOUT": "runTimeout",
    "SYSTEM_PROMPT": "systemPrompt",
    "TASK": "schedule.task",
    "TOOL_POLICY_ALLOW": "toolPolicy.allow",
    "TOOL_POLICY_DENY": "toolPolicy.deny",
}
_ALWAYS_BEFORE: Final = frozenset(
    [
        "AGENT_ID",
        "AGENT_NAMESPACE",
        "AGENT_RUN_ID",
        "CANARY_MODE",
        "DRY_RUN",
        "ENSEMBLE_NAME",
        "INSTANCE_NAME",
        "MEMORY_ENABLED",
        "MEMORY_SERVER_URL",
        "MODEL_BASE_URL",
        "MODEL_NAME",
        "MODEL_PROVIDER",
        "SESSION_KEY",
        "SYSTEM_PROMPT",
        "TASK",
    ],
)


class Clash(NamedTuple):
    """What becomes of a variable that the controller sets too."""

    message: str
    effect: str
    remedy: str


def clash(pack: Pack, persona: Persona, name: str) -> Clash | None:
    """How the variable meets one of the controller's; None where that sets none of the name."""
    field = _FIELDS.get(name, "")
    remedy = f"leave it out, and write {field} instead" if field else "leave it out"
    if name in _ALWAYS_BEFORE or _is_set_before(pack, persona, name):
        effect = "the value here wins, in every run of the persona"
        return Clash(f"'{name}' replaces what the controller sets", effect, remedy)
    if name == "TOOLS_ENABLED" or _is_set_after(pack, persona, name):
        return Clash(f"'{name}' is set by the controller, after this", "the value here counts for nothing", remedy)
    return None


def _is_set_before(pack: Pack, persona: Persona, name: str) -> bool:
    if name in KEYS:
        return bool(pack.spec.auth_refs) and not pack.spec.model_ref
    if name == "MODEL_PROVIDER_HEADERS":
        return bool({**pack.spec.provider_headers, **persona.provider_headers})
    return name == "RUN_TIMEOUT" and bool(persona.run_timeout)


def _is_set_after(pack: Pack, persona: Persona, name: str) -> bool:
    return any(name.startswith(start) and comes(pack, persona) for start, comes in _AFTER.items())


def _has_edges(pack: Pack, persona: Persona) -> bool:
    return is_source(pack, persona, *_EDGES)


def _allows(_: Pack, persona: Persona) -> bool:
    return persona.tool_policy is not None and bool(persona.tool_policy.allow)


def _denies(_: Pack, persona: Persona) -> bool:
    return persona.tool_policy is not None and bool(persona.tool_policy.deny)


def _shares_memory(pack: Pack, _: Persona) -> bool:
    return shared_memory(pack) is not None


def _has_membrane(pack: Pack, _: Persona) -> bool:
    return membrane(pack) is not None


def _spawns(_: Pack, persona: Persona) -> bool:
    return attached(persona, SUBAGENTS) is not None


_AFTER: Final[Mapping[str, Callable[[Pack, Persona], bool]]] = {
    "ENSEMBLE_RELATIONSHIPS": _has_edges,
    "PERSONA_NAME": _has_edges,
    "SUBAGENTS_": _spawns,
    "TOOL_POLICY_ALLOW": _allows,
    "TOOL_POLICY_DENY": _denies,
    "WORKFLOW_MEMBRANE_": _has_membrane,
    "WORKFLOW_MEMORY_": _shares_memory,
}
"""By the beginning of a name, when the controller sets it."""
