"""An Agent of the name that a persona needs belongs to another pack.

An Agent is named after its pack and its persona with a dash between them, so that `a-b` and `c` make the same name as
`a` and `b-c`. Both packs then write to the one Agent, each at every reconciliation, for ever.

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
metadata: {name: demo-lead, labels: {sympozium.ai/ensemble: de, sympozium.ai/agent-config: mo-lead}}
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
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import ERROR, Finding, cluster_rule
from sympozium_cli.lint.faults.live_objects import agent_kind, pack_label, whose
from sympozium_cli.lint.surroundings import Surroundings, label


@cluster_rule(ERROR, effect="the two packs overwrite each other's agent for ever")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    kind = agent_kind(pack)
    for persona in installed(pack):
        name = pack.agent_name(persona)
        agent = around.find(kind, name)
        owner = label(agent, pack_label(pack)) if agent is not None else pack.name
        if owner != pack.name:
            said = f"the {kind} '{name}' {whose(owner)}"
            yield Finding(persona.path / "name", said, remedy="rename the persona or the pack")
