"""Some personas have an access rule, and others have none.

The rules look like a list of those who may use the memory. They are not: whoever is not on it may read and write.
The mode is handed to the run, which then offers its model the tools for it; the server does not look at it.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    accessRules:
      - {agentConfig: lead, access: read-write}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    accessRules:
      - {agentConfig: lead, access: read-write}
      - {agentConfig: writer, access: read-only}
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
from sympozium_cli.api.sharing import shared_memory
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.lint.faults.unlisted import unlisted
from sympozium_cli.values.plural import quoted


@rule(WARNING, security=True, starred=True, effect="whoever has no rule may read and write")
def check(pack: Pack) -> Iterator[Finding]:
    memory = shared_memory(pack)
    if memory is None or not memory.access_rules:
        return
    missing = unlisted(pack, [access.persona for access in memory.access_rules])
    if missing:
        yield Finding(
            memory.path / "accessRules",
            f"there is no access rule for {quoted([persona.name for persona in missing])}",
            remedy="add a rule for every persona",
            related=tuple(Related(persona.path / "name", "has no rule") for persona in missing),
            on_key=True,
        )
