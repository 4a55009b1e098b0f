"""A run of a persona has been waiting for more than five minutes.

A run whose name is too long, or whose pod cannot be made, has no phase for ever: the controller tries again and writes
only to its log. A schedule that forbids runs side by side starts none as long as the run is there.

## Bad
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: AgentRun
metadata: {name: demo-lead-schedule-7, creationTimestamp: '2026-11-20T11:30:00Z'}
spec: {agentRef: demo-lead}
status: {}
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
kind: AgentRun
metadata: {name: demo-lead-schedule-7, creationTimestamp: '2026-11-20T11:30:00Z'}
spec: {agentRef: demo-lead}
status: {phase: Succeeded}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.live_objects import waiting_runs, why_waiting
from sympozium_cli.lint.surroundings import Surroundings, name_of

_PATIENCE = timedelta(minutes=5)


@cluster_rule(WARNING, starred=True, effect="it never starts, and its schedule starts no other")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for persona in pack.personas:
        for run in waiting_runs(pack, persona, around):
            name = name_of(run)
            if around.age(run) > _PATIENCE:
                yield Finding(
                    persona.path / "name",
                    f"the run '{name}' does not start{why_waiting(name)}",
                    remedy=f"kubectl delete agentrun {name} -n {around.namespace}, and see the controller's log",
                )
