"""A persona has a schedule and follows another one in sequence, and the schedule is not made.

A sequential edge starts its target when the source is done. The controller concludes that the target needs no
schedule: it makes none, and deletes the one that it has made before. Only `task` survives, as what the persona is
told at the hand-off. From v0.10.37 on this was so in packs of workflow type `pipeline`; since v0.10.44 it is so in
all. Leave `interval` and `cron` out to say that this is meant.

## Bad
```yaml
spec:
  workflowType: pipeline
  agentConfigs:
    - {name: lead, systemPrompt: You lead., schedule: {interval: 1h, task: Read the news.}}
    - {name: writer, systemPrompt: You write., schedule: {interval: 15m, task: Write the report.}}
  relationships:
    - {source: lead, target: writer, type: sequential}
```

## Good
```yaml
spec:
  workflowType: pipeline
  agentConfigs:
    - {name: lead, systemPrompt: You lead., schedule: {interval: 1h, task: Read the news.}}
    - {name: writer, systemPrompt: You write., schedule: {task: Write the report.}}
  relationships:
    - {source: lead, target: writer, type: sequential}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Schedule
from sympozium_cli.api.workflow import installed, suppressing_edges
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(
    WARNING,
    starred=True,
    since="0.10.37",
    effect="the schedule is not made: the clock never starts the persona, the end of the one before it does",
)
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        edges = suppressing_edges(pack, persona)
        schedule = persona.schedule
        if edges and schedule and _says_when(schedule):
            paths = [pack.relationships[position].path for position in edges]
            yield Finding(
                schedule.path,
                f"'{persona.name}' follows in sequence, and therefore gets no schedule",
                remedy="remove interval and cron, and keep the task: it is what the persona is told at the hand-over",
                related=tuple(Related(path, "started by this edge") for path in paths),
                on_key=True,
            )


def _says_when(schedule: Schedule) -> bool:
    return bool(schedule.interval or schedule.cron)
