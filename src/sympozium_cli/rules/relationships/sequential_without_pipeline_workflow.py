"""Sequential edges in a pack whose `workflowType` is not `pipeline`.

The edges work under every type. What only a pipeline has is a guard: a scheduled persona does not start a new
pass while an earlier one is still under way. Without it, passes of a slow chain overlap.

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
  workflowType: pipeline
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: sequential}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, since="0.9.0", effect="a new pass may begin while the one before it is still under way")
def check(pack: Pack) -> Iterator[Finding]:
    if pack.spec.workflow_type != "pipeline":
        for edge in pack.edges("sequential")[:1]:
            yield Finding(
                edge.path / "type",
                "sequential edges work, but only a pipeline finishes one pass before it begins the next",
                remedy="set workflowType to pipeline",
            )
