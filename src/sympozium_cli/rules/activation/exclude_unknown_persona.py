"""`excludePersonas` names a persona that the pack does not have.

The names are compared letter by letter, and one that fits nobody is passed over in silence. The persona that was to
be left out has its agent, and runs.

## Bad
```yaml
spec:
  excludePersonas: [docs_writer]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: docs-writer
      systemPrompt: You write.
      schedule: {interval: 4h, firstTick: afterInterval, task: Write the report.}
```

## Good
```yaml
spec:
  excludePersonas: [docs-writer]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: docs-writer
      systemPrompt: You write.
      schedule: {interval: 4h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.naming import unknown_persona


@rule(WARNING, starred=True, effect="the name is passed over: nobody is left out for it")
def check(pack: Pack) -> Iterator[Finding]:
    for name in pack.spec.exclude_personas:
        if pack.persona(name) is None:
            yield unknown_persona(pack, name.path, name)
