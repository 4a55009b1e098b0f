"""There is a membrane around a shared memory that is not switched on.

Where `enabled` is not true, runs hear nothing of the membrane: visibility, trust, tags, age, evidence and the limit
per run are off. Two parts of it are no matter of the memory, and nobody asks whether it is there: the controller
goes on refusing runs above `tokenBudget.maxTokens`, and an open `circuitBreaker` goes on refusing delegation. A
written `enabled: false` is taken for what its author wants, unless one of those two is still in force.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: false
    membrane:
      tokenBudget: {maxTokens: 100000}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      tokenBudget: {maxTokensPerRun: 20000}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import circuit_breaker, limits, token_budget
from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.values.plural import listed


@document_rule(WARNING, security=True, starred=True, effect="runs hear nothing of the membrane")
def check(subject: Subject) -> Iterator[Finding]:
    memory = subject.pack.spec.shared_memory
    if not memory or memory.enabled or not memory.membrane:
        return
    in_force = _in_force(subject.pack)
    if in_force or not subject.document.has(memory.path / "enabled"):
        yield Finding(
            memory.membrane.path,
            "the membrane surrounds a shared memory that is not switched on",
            effect="; still in force: ".join(filter(None, ("runs hear nothing of the membrane", listed(in_force)))),
            remedy="write sharedMemory.enabled: true, or remove the membrane",
            on_key=True,
        )


def _in_force(pack: Pack) -> list[str]:
    budget, breaker = token_budget(pack), circuit_breaker(pack)
    words = ["tokenBudget.maxTokens"] if budget and limits(budget.max_tokens) else []
    return [*words, "circuitBreaker"] if breaker else words
