"""The memory that the personas of a pack share, and the membrane around it."""

from __future__ import annotations

from sympozium_cli.schema.words import flag, integer, listing, record, text

_VISIBILITIES = ("public", "trusted", "private")

MEMBRANE = record(
    since="0.10.8",
    defaultVisibility=text(enum=_VISIBILITIES, default="public"),
    permeability=listing(
        record(
            agentConfig=text(required=True),
            defaultVisibility=text(enum=_VISIBILITIES),
            exposeTags=listing(text()),
            acceptTags=listing(text()),
        )
    ),
    trustGroups=listing(
        record(
            name=text(required=True),
            agentConfigs=listing(text(), required=True),
        )
    ),
    tokenBudget=record(
        maxTokens=integer(format="int64"),
        maxTokensPerRun=integer(format="int64"),
        action=text(enum=("halt", "warn"), default="halt"),
    ),
    circuitBreaker=record(
        consecutiveFailures=integer(default=3),
        cooldownDuration=text(),
    ),
    timeDecay=record(
        ttl=text(),
        decayFunction=text(enum=("linear", "exponential"), default="linear"),
    ),
    evidencePolicy=record(
        since="0.10.36",
        minKind=text(enum=("tool_result", "external_source", "llm_interpretation", "agent_opinion")),
    ),
)

SHARED_MEMORY = record(
    enabled=flag(required=True, default=False),
    storageSize=text(default="1Gi"),
    accessRules=listing(
        record(
            persona=text(required=True, until="0.9.5"),
            agentConfig=text(required=True, since="0.10.0"),
            access=text(required=True, default="read-write", enum=("read-write", "read-only")),
        )
    ),
    membrane=MEMBRANE,
)
