"""An Agent of the pack belongs to a persona that the pack does not name any more.

The controller looks after the personas that are listed, and cleans up after those that `excludePersonas` names. A
persona that was renamed or taken off the list is neither: its Agent and its schedule go on, and deactivating the pack
never comes to an end, since the controller waits until no Agent of the pack is left.

## Bad
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Agent
metadata: {name: demo-old, labels: {sympozium.ai/ensemble: demo, sympozium.ai/agent-config: old}}
spec: {}
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
kind: Agent
metadata: {name: demo-lead, labels: {sympozium.ai/ensemble: demo, sympozium.ai/agent-config: lead}}
spec: {}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.live_objects import agent_kind, pack_label, persona_label
from sympozium_cli.lint.surroundings import Surroundings, label, name_of


@cluster_rule(WARNING, starred=True, effect="it goes on working, and keeps the pack from being deactivated")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    kind, names = agent_kind(pack), {persona.name for persona in pack.personas}
    for agent in around.all(kind):
        persona = label(agent, persona_label(pack))
        if label(agent, pack_label(pack)) == pack.name and persona not in names:
            yield Finding(
                pack.metadata.path / "name",
                f"the {kind} '{name_of(agent)}' is of a persona '{persona}', which the pack does not have",
                remedy=f"kubectl delete {kind.lower()} {name_of(agent)} -n {around.namespace}; its schedule, too",
            )
