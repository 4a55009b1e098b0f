"""A persona has no `displayName`.

People meet it under that name: as the sender of its messages in Slack, in the lists of the interfaces, and in the
prompts of the personas that work with it. Without one the name of its agent stands there, `<pack>-<persona>`.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      displayName: Team Lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="people and other personas see the name of its agent")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in pack.personas:
        if persona.name and not persona.display_name:
            yield Finding(
                persona.path / "name", f"'{persona.name}' has no displayName", remedy="write one for people to read"
            )
