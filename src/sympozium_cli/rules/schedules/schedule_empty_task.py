"""The task of a schedule is empty, or nothing but blanks.

The API server wants `task`, and is content with an empty one. The run then has nothing to do: with the persona's
memory, which is on unless it is switched off, it gets that and an empty task; without, it fails because a run needs a
task.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, task: ""}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import effective_schedule
from sympozium_cli.lint import WARNING, Finding, rule


@rule(WARNING, effect="every run of the schedule gets no task, or fails for want of one")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in pack.personas:
        schedule = effective_schedule(pack, persona)
        if schedule and schedule.has("task") and not schedule.task.strip():
            yield Finding(
                schedule.path / "task",
                f"the schedule of '{persona.name}' has a task without words",
                remedy="write what a run is to do",
            )
