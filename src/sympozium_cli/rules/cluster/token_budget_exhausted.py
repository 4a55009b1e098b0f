"""The tokens that the pack in the cluster has used are as many as its budget.

What a pack uses is added up in its status for as long as it lives, and nothing ever resets it. Once the sum reaches
`maxTokens`, every new run fails before it starts; with `action: warn` there is a line in a log.

## Bad
```yaml
metadata: {name: demo}
spec:
  sharedMemory:
    enabled: true
    membrane: {tokenBudget: {maxTokens: 1000000, action: warn}}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You writer.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Ensemble
metadata: {name: demo}
spec: {}
status: {tokenBudgetUsed: 1200000}
```

## Good
```yaml
metadata: {name: demo}
spec:
  sharedMemory:
    enabled: true
    membrane: {tokenBudget: {maxTokens: 2000000, action: warn}}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You writer.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Ensemble
metadata: {name: demo}
spec: {}
status: {tokenBudgetUsed: 1200000}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.live_objects import live_pack
from sympozium_cli.lint.faults.spent_budget import spent
from sympozium_cli.lint.surroundings import Surroundings


@cluster_rule(WARNING, starred=True, effect="every new run fails before it starts")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    found = spent(pack, live_pack(pack, around))
    if found is not None:
        yield Finding(
            found.path,
            f"the live pack has used {found.used:,} tokens of {found.most:,}",
            effect=found.effect,
            remedy="raise maxTokens, or reset the count: sympozium budget reset",
        )
