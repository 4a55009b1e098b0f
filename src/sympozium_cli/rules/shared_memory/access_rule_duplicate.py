"""Two access rules are for the same persona.

The first rule that names the persona decides, and nobody reads on. A later one looks as if it widened or narrowed
the access, and does neither.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    accessRules:
      - {agentConfig: lead, access: read-write}
      - {agentConfig: lead, access: read-only}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
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

from sympozium_cli.api import AccessRule, Pack
from sympozium_cli.api.sharing import persona_path, shared_memory
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.lint.faults.repetition import without_repetition


@rule(WARNING, security=True, effect="the first of them decides, and this one does nothing")
def check(pack: Pack) -> Iterator[Finding]:
    memory = shared_memory(pack)
    seen: dict[str, AccessRule] = {}
    for access in memory.access_rules if memory else ():
        path = persona_path(access)
        first = seen.setdefault(access.persona, access)
        if path and first is not access:
            yield Finding(
                path,
                f"'{access.persona}' has an access rule already",
                remedy=f"keep one of them: now the access is {first.access}",
                related=(Related(first.path, "the rule that decides"),),
                fix=without_repetition(access, first),
            )
