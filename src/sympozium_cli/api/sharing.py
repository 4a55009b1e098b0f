"""The shared memory that really exists, who may write into it, and what of its membrane counts.

After agentrun_pod_mutators.go (access modes) and agentrun_controller.go (token budget).
"""

from __future__ import annotations

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.persona import Persona
from sympozium_cli.api.remember import remembered
from sympozium_cli.api.shared_memory import AccessRule, CircuitBreaker, Membrane, SharedMemory, TokenBudget
from sympozium_cli.api.workflow import installed
from sympozium_cli.source.path import FieldPath

_READ_ONLY = "read-only"
_DEFAULT_FAILURES = 3


def shared_memory(pack: Pack) -> SharedMemory | None:
    """The shared memory of the pack, if it is switched on."""
    memory = pack.spec.shared_memory
    return memory if memory is not None and memory.enabled else None


def membrane(pack: Pack) -> Membrane | None:
    """The membrane of a shared memory that is switched on."""
    memory = shared_memory(pack)
    return memory.membrane if memory is not None else None


def token_budget(pack: Pack) -> TokenBudget | None:
    """The token budget: its total counts whether the memory is switched on or not."""
    around = _membrane_of_any(pack)
    return around.token_budget if around is not None else None


def circuit_breaker(pack: Pack) -> CircuitBreaker | None:
    """The circuit breaker: it counts whether the memory is switched on or not."""
    around = _membrane_of_any(pack)
    return around.circuit_breaker if around is not None else None


def failures(breaker: CircuitBreaker) -> int:
    """After how many failures in a row the author wants the breaker to open."""
    written = breaker.consecutive_failures
    return _DEFAULT_FAILURES if written is None else written


def limits(tokens: int | None) -> bool:
    """Whether a number of tokens limits anything: upstream takes zero and less for no limit."""
    return tokens is not None and tokens > 0


def persona_path(rule: AccessRule) -> FieldPath | None:
    """Where an access rule names its persona: `agentConfig`, before v0.10.0 `persona`; None where it names none."""
    return next((rule.path / key for key in ("agentConfig", "persona") if rule.has(key)), None)


def read_only(memory: SharedMemory, persona: Persona) -> bool:
    """Whether the persona may only read: its first rule decides, and without one it may write."""
    first = _first_rules(memory).get(persona.name)
    return first is not None and first.access == _READ_ONLY


@remembered
def _first_rules(memory: SharedMemory) -> dict[str, AccessRule]:
    return {rule.persona: rule for rule in reversed(memory.access_rules)}


def writers(pack: Pack) -> tuple[Persona, ...]:
    """The personas with an agent that may store entries in the shared memory; none where it is switched off."""
    memory = shared_memory(pack)
    if memory is None:
        return ()
    return tuple(persona for persona in installed(pack) if not read_only(memory, persona))


def _membrane_of_any(pack: Pack) -> Membrane | None:
    memory = pack.spec.shared_memory
    return memory.membrane if memory is not None else None
