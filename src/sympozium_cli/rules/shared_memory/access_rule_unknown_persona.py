"""An access rule is for a persona that the pack does not have.

Rules are looked up by the name of the persona that runs. One that names nobody is never found, and the persona that
was meant has no rule at all: it may read and write.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    accessRules:
      - {agentConfig: lead, access: read-write}
      - {agentConfig: reviewr, access: read-only}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: reviewer, systemPrompt: You review.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    accessRules:
      - {agentConfig: lead, access: read-write}
      - {agentConfig: reviewer, access: read-only}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: reviewer
      systemPrompt: You review.
      schedule: {interval: 6h, firstTick: afterInterval, task: Read the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import persona_path, shared_memory
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.naming import unknown_persona
from sympozium_cli.lint.faults.unlisted import names_nobody


@rule(WARNING, security=True, starred=True, effect="the rule is never found: whoever was meant may read and write")
def check(pack: Pack) -> Iterator[Finding]:
    memory = shared_memory(pack)
    for access in memory.access_rules if memory else ():
        path = persona_path(access)
        if path and names_nobody(pack, access.persona):
            yield unknown_persona(pack, path, access.persona)
