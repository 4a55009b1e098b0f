"""A tool policy has a pattern or a comma where one name of a tool belongs.

There are no patterns: the runner looks for a tool that is called `*`, and there is none. So `allow: ["*"]`
leaves the agent without any tool, and `deny: ["*"]` denies nothing. Leave `allow` out to allow everything.

A comma separates, though: the lists travel as texts with commas, so one entry with a comma is read as several
names. That works, by accident; the webhook and the next reader see one strange name.

## Bad
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy: {allow: ["memory_*", read_file]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy: {allow: [memory_search, memory_store, memory_list, read_file]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.tool_policies import pattern


@rule(
    WARNING,
    security=True,
    starred=True,
    since="0.10.43",
    effect="no tool has such a name, so it allows nothing and denies nothing",
)
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        policy = persona.tool_policy
        if policy is not None:
            yield from (found for entry in (*policy.allow, *policy.deny) for found in pattern(entry))
