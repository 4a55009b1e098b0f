"""The memory that a pack's personas share, and the membrane around it."""

from __future__ import annotations

from sympozium_cli.api.view import Flag, Many, Number, One, Text, View, Words


class AccessRule(View):
    """What one persona may do with the shared memory."""

    persona = Text("agentConfig", "persona")
    access = Text()


class Permeability(View):
    """What one persona lets out of, and takes from, the shared memory."""

    persona = Text("agentConfig")
    default_visibility = Text()
    expose_tags = Words()
    accept_tags = Words()


class TrustGroup(View):
    """Personas that see each other's trusted entries."""

    name = Text()
    personas = Words("agentConfigs")


class TokenBudget(View):
    """How many tokens the pack may use."""

    max_tokens = Number()
    max_tokens_per_run = Number()
    action = Text()


class CircuitBreaker(View):
    """When delegation stops after failures."""

    consecutive_failures = Number()
    cooldown_duration = Text()


class TimeDecay(View):
    """When entries of the shared memory stop being found."""

    ttl = Text()
    decay_function = Text()


class EvidencePolicy(View):
    """Which kind of evidence an entry needs."""

    min_kind = Text()


class Membrane(View):
    """What passes between personas through the shared memory."""

    default_visibility = Text()
    permeability = Many(Permeability)
    trust_groups = Many(TrustGroup)
    token_budget = One(TokenBudget)
    circuit_breaker = One(CircuitBreaker)
    time_decay = One(TimeDecay)
    evidence_policy = One(EvidencePolicy)


class SharedMemory(View):
    """The memory that a pack's personas share."""

    enabled = Flag()
    storage_size = Text()
    access_rules = Many(AccessRule)
    membrane = One(Membrane)
