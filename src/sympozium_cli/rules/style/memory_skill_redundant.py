"""A persona lists the skill `memory`, which it has anyway.

The controller attaches `memory` to every agent, once, listed or not. Only a persona that others delegate to should
list it: a delegated run takes the list as it is written.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      skills: [k8s-ops, memory]
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      skills: [k8s-ops]
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.pack import DELEGATION
from sympozium_cli.api.workflow import delegates_freely, is_target
from sympozium_cli.lint import INFO, Finding, Fix, Remove, rule


@rule(INFO, effect="nothing changes: every agent has the skill")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in pack.personas:
        for skill in persona.skills:
            if skill == "memory" and not _is_called(pack, persona):
                yield Finding(
                    skill.path,
                    "every agent has the skill 'memory' anyway",
                    remedy="take it off the list",
                    fix=Fix("take 'memory' off the list", (Remove(skill.path),)),
                )


def _is_called(pack: Pack, persona: Persona) -> bool:
    return delegates_freely(pack) or is_target(pack, persona, DELEGATION)
