"""The schedule of a persona in the cluster does not tick.

A SympoziumSchedule whose cron expression cannot be read is in phase Error; one that somebody has suspended is
Suspended, and stays so when the pack is applied again. The pack is Ready all the same.

## Bad
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: SympoziumSchedule
metadata: {name: demo-lead-schedule}
spec: {}
status: {phase: Suspended}
```

## Good
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: SympoziumSchedule
metadata: {name: demo-lead-schedule}
spec: {}
status: {phase: Active, nextRunTime: '2026-11-20T13:00:00Z'}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import made_schedule
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.surroundings import Object, Surroundings, inside


@cluster_rule(WARNING, starred=True, effect="it starts no runs, and the pack is Ready all the same")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for persona in pack.personas:
        schedule, name = made_schedule(pack, persona), f"{pack.agent_name(persona)}-schedule"
        if schedule is None:
            continue
        wrong = _what_is_wrong(around.find("SympoziumSchedule", name))
        if wrong:
            yield Finding(
                schedule.path,
                f"the live schedule of '{persona.name}' {wrong}",
                remedy=f"kubectl describe sympoziumschedule {name} -n {around.namespace}",
                on_key=True,
            )


def _what_is_wrong(live: Object | None) -> str:
    status = inside(live, "status")
    phase = status.get("phase")
    if phase in ("Error", "Suspended"):
        return f"is {phase}"
    return "has no next tick" if phase == "Active" and not status.get("nextRunTime") else ""
