"""The target of a sequential edge has no task of its own.

A hand-over carries the result of the source and one instruction: the target's `schedule.task`. Without it the
instruction is a stock phrase that tells the target to continue as its role requires. The field is the only
place for an instruction, even where the schedule around it is dropped because of the edge.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: sequential}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write., schedule: {task: Write up the plan.}}
  relationships:
    - {source: lead, target: writer, type: sequential}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import by_target, live_edges
from sympozium_cli.lint import INFO, Finding, Related, rule


@rule(INFO, since="0.9.0", effect="it is only told to continue the workflow as its role requires")
def check(pack: Pack) -> Iterator[Finding]:
    for group in by_target(live_edges(pack, "sequential")):
        target = group[0].target
        if target.schedule is None or not target.schedule.task:
            yield Finding(
                target.path / "name",
                f"'{target.name}' gets no instruction with what it is handed",
                remedy="say in schedule.task what it is to do with the result",
                related=(Related(group[0].edge.path, "hands over to it"),),
            )
