"""Every persona may only read the shared memory.

A memory into which nobody writes stays empty. Runs with `read-only` access are offered no tool to store anything,
and no controller fills the memory in their place; only a person could, over the API of the server.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    accessRules:
      - {agentConfig: lead, access: read-only}
      - {agentConfig: writer, access: read-only}
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
from sympozium_cli.api.sharing import shared_memory, writers
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule


@rule(WARNING, effect="the shared memory stays empty")
def check(pack: Pack) -> Iterator[Finding]:
    memory = shared_memory(pack)
    if memory and installed(pack) and not writers(pack):
        yield Finding(
            memory.path / "accessRules",
            "nobody may write into the shared memory",
            remedy="give at least one persona read-write access",
            on_key=True,
        )
