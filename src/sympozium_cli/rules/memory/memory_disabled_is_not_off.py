"""`memory.enabled: false` does not switch a persona's memory off.

The memory skill is attached to every agent, with its volume, its server and its tools, whatever this field says;
seeds are written, and scheduled runs are given them. All that it does is to leave out a file that older versions kept
their memory in, and that only since v0.10.45: before, the field is not read at all. To keep a persona from its
memory, deny it the tools.

A persona that may not use the three memory tools is left alone.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      memory: {enabled: false}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      toolPolicy: {deny: [memory_search, memory_store, memory_list]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule

_TOOLS = frozenset(["memory_search", "memory_store", "memory_list"])


@rule(WARNING, starred=True, effect="the persona keeps its memory skill, its volume, its server and its tools")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        memory = persona.memory
        if memory is not None and not memory.enabled and not _has_no_tools(persona):
            yield Finding(
                memory.path / "enabled",
                "this does not switch the memory off",
                remedy="deny memory_search, memory_store and memory_list in toolPolicy",
            )


def _has_no_tools(persona: Persona) -> bool:
    policy = persona.tool_policy
    if policy is None:
        return False
    return _TOOLS.issubset(policy.deny) or (bool(policy.allow) and _TOOLS.isdisjoint(policy.allow))
