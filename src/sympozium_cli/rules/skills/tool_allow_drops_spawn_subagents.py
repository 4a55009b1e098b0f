"""A persona has the skill `subagents`, and its allow list takes the tool away.

The skill makes the runner add `spawn_subagents` and tells the agent how to use it. The tool policy is applied
after that: a list under `allow` without the name removes the tool, and only the instructions are left.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [subagents]
      toolPolicy: {allow: [read_file, memory_search, memory_store]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [subagents]
      toolPolicy: {allow: [read_file, spawn_subagents, memory_search, memory_store]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.lint.faults.tool_policies import allowed, named
from sympozium_cli.lint.vocabulary.skills import SUBAGENTS, attached
from sympozium_cli.lint.vocabulary.tools import SPAWN_SUBAGENTS


@rule(WARNING, starred=True, since="0.10.43", effect="the agent cannot spawn sub-agents")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        skill = attached(persona, SUBAGENTS)
        if skill is not None and allowed(persona) and SPAWN_SUBAGENTS not in named(persona):
            yield Finding(
                allowed(persona)[0].path.parent,
                f"'{persona.name}' has the skill 'subagents', but its allow list removes {SPAWN_SUBAGENTS}",
                remedy=f"allow {SPAWN_SUBAGENTS}",
                on_key=True,
                related=(Related(skill.path, "the skill"),),
            )
