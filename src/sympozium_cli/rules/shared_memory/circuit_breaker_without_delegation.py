"""A circuit breaker has nothing to count, or counts to another number than written.

It counts failed runs that a run has asked for: delegations and sub-agents. A pack with neither never opens it.
`consecutiveFailures` of zero or less means the default, three.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      circuitBreaker: {consecutiveFailures: 5}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      circuitBreaker: {consecutiveFailures: 5}
      permeability:
        - {agentConfig: lead, defaultVisibility: public}
        - {agentConfig: writer, defaultVisibility: public}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import live_edges
from sympozium_cli.api.sharing import circuit_breaker, failures
from sympozium_cli.api.workflow import delegates_freely, installed
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="it never opens")
def check(pack: Pack) -> Iterator[Finding]:
    breaker = circuit_breaker(pack)
    if breaker is None:
        return
    if not _asks_for_runs(pack):
        yield Finding(
            breaker.path,
            "the circuit breaker has no delegation to count",
            remedy="add a delegation edge, or remove the breaker",
            on_key=True,
        )
    if failures(breaker) <= 0:
        yield Finding(
            breaker.path / "consecutiveFailures",
            f"{failures(breaker)} failures mean three",
            effect="the breaker opens after three failures",
            remedy="write a number above zero, or remove the breaker",
        )


def _asks_for_runs(pack: Pack) -> bool:
    return bool(
        live_edges(pack, "delegation")
        or delegates_freely(pack)
        or any("subagents" in persona.skills for persona in installed(pack))
    )
