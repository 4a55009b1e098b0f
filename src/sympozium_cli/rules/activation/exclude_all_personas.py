"""Every persona of the pack is excluded.

The controller makes no agent and calls the pack Ready, with none installed. To switch a pack off, write
`enabled: false`; that says it, and shows in the status.

## Bad
```yaml
spec:
  excludePersonas: [lead]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  enabled: false
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule


@rule(WARNING, effect="no agent is made, and the pack is Ready all the same")
def check(pack: Pack) -> Iterator[Finding]:
    if pack.personas and not installed(pack):
        yield Finding(
            pack.spec.path / "excludePersonas",
            "every persona is excluded",
            remedy="exclude fewer, or write enabled: false",
            on_key=True,
        )
