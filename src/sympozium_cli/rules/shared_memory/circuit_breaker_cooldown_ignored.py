"""`cooldownDuration` has no effect: an open circuit breaker stays open.

The field is declared and no code reads it. An open breaker refuses every delegation, and only a delegation that
succeeds closes it, of which none can begin any more. It stays open until somebody resets `circuitBreakerOpen` in the
status of the pack; to disable the pack and enable it again does not help, nor does it to take the breaker out.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      circuitBreaker: {consecutiveFailures: 3, cooldownDuration: 10m}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      circuitBreaker: {consecutiveFailures: 3}
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
from sympozium_cli.api.sharing import circuit_breaker
from sympozium_cli.lint import WARNING, Finding, rule


@rule(
    WARNING,
    starred=True,
    upstream_bug=True,
    effect="once open, the breaker stays open until somebody resets it in the status of the pack",
)
def check(pack: Pack) -> Iterator[Finding]:
    breaker = circuit_breaker(pack)
    if breaker and breaker.cooldown_duration:
        yield Finding(
            breaker.path / "cooldownDuration",
            "cooldownDuration has no effect",
            remedy="remove it, and watch status.circuitBreakerOpen",
            on_key=True,
        )
