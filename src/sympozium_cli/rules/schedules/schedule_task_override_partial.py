"""The task override of a pack does not reach every persona.

`taskOverride` is written before the tasks of schedules: "TEAM OBJECTIVE", then the override, "YOUR ROLE TASK", then the
task. Nothing else reads it. Runs that a hand-off, a stimulus, a delegation, a channel or a web endpoint starts never
see it, and in a pack where no schedule runs it does nothing at all.

## Bad
```yaml
spec:
  taskOverride: Look at payments first.
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  taskOverride: Look at payments first.
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import effective_schedule, installed
from sympozium_cli.lint import INFO, WARNING, Finding, rule
from sympozium_cli.source import ROOT
from sympozium_cli.values.plural import quoted

_SEVERITY = {True: WARNING, False: INFO}


@rule(WARNING, starred=True, effect="only runs of a schedule get it, before their task")
def check(pack: Pack) -> Iterator[Finding]:
    personas = installed(pack)
    deaf = [persona for persona in personas if not effective_schedule(pack, persona)]
    if pack.spec.task_override and deaf:
        yield Finding(
            ROOT / "spec" / "taskOverride",
            f"the task override does not reach {quoted(persona.name for persona in deaf)}",
            remedy="say it in their system prompts",
            severity=_SEVERITY[len(deaf) == len(personas)],
        )
