"""Sub-agents do not have the prompt of the persona that spawns them.

A sub-agent gets the system prompt that the model writes into the call of `spawn_subagents`, or none. The
persona's own prompt, with its rules and its tone, stays behind, and so does a timeout that the model gives to a
task. Model, skills and tool policy are those of the run that spawns it.

Say in the prompt what sub-agents are to be told, or delegate to a persona of the pack, which has its own.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [subagents]
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.faults.tool_policies import may_use
from sympozium_cli.lint.vocabulary.skills import SUBAGENTS, attached
from sympozium_cli.lint.vocabulary.tools import SPAWN_SUBAGENTS


@rule(
    INFO,
    upstream_bug=True,
    since="0.10.23",
    effect="a sub-agent has only the system prompt that the model writes into the call",
)
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        skill = attached(persona, SUBAGENTS)
        if skill is not None and may_use(pack, persona, SPAWN_SUBAGENTS):
            yield Finding(
                skill.path,
                f"the sub-agents of '{persona.name}' do not know its system prompt",
                remedy="say in the prompt what the sub-agents are to be told",
            )
