"""A persona is allowed to use `spawn_subagents`, but lacks the skill that brings it.

The tool is not one that every agent has: the runner adds it when the skill `subagents` is attached. Allowing
it alone changes nothing.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      toolPolicy: {allow: [read_file, spawn_subagents, memory_search, memory_store]}
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
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.tool_policies import asked_for
from sympozium_cli.lint.vocabulary.skills import SUBAGENTS, attached
from sympozium_cli.lint.vocabulary.tools import SPAWN_SUBAGENTS


@rule(WARNING, since="0.10.43", effect="the agent does not have the tool")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        name = asked_for(persona, SPAWN_SUBAGENTS)
        # A persona with a `subagents` block hears of the missing skill there.
        if name is not None and attached(persona, SUBAGENTS) is None and persona.subagents is None:
            yield Finding(
                name.path,
                f"'{persona.name}' is allowed to use {SPAWN_SUBAGENTS}, which comes with the skill 'subagents'",
                remedy="add 'subagents' to its skills",
            )
