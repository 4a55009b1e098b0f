"""The memory of a persona in the cluster does not hold the seeds of the pack.

Seeds are written once, when the ConfigMap of the persona's memory is made. Later edits change nothing. Where another
controller makes that ConfigMap first, which happens, the seeds are lost from the start.

## Bad
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      memory: {seeds: [Be brief.]}
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: ConfigMap
metadata: {name: demo-lead-memory}
data:
  MEMORY.md: |
    # Agent Memory

    No memories recorded yet.
```

## Good
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      memory: {seeds: [Be brief.]}
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: ConfigMap
metadata: {name: demo-lead-memory}
data:
  MEMORY.md: |
    # Memory

    - Be brief.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, cluster_rule
from sympozium_cli.lint.surroundings import Surroundings, inside
from sympozium_cli.values.plural import count


@cluster_rule(INFO, effect="runs do not know them; exclude and include the persona to have its memory made anew")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for persona in installed(pack):
        name = f"{pack.agent_name(persona)}-memory"
        live = around.find("ConfigMap", name)
        if persona.memory is None or live is None:
            continue
        text = str(inside(live, "data").get("MEMORY.md", ""))
        lost = [seed for seed in persona.memory.seeds if seed not in text]
        if lost:
            yield Finding(
                persona.memory.path / "seeds",
                f"{count(len(lost), 'seed')} of {len(persona.memory.seeds)} cannot be found in ConfigMap '{name}'",
                remedy=f"add it by hand: kubectl edit configmap {name} -n {around.namespace}",
            )
