"""A tool policy names no tools, so it restricts nothing.

Without names under `allow` everything is allowed, and without names under `deny` nothing is denied. An empty
policy is not the same as none only where somebody runs a webhook of their own that gives runs without a policy
one: an empty policy stops it.

To take every tool away, name one harmless tool under `allow`.

## Bad
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy: {allow: []}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy: {deny: [execute_command]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.tool_policies import named


@rule(WARNING, security=True, since="0.10.43", effect="nothing is filtered: the agent has every tool")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        if persona.tool_policy is not None and not named(persona):
            yield Finding(
                persona.tool_policy.path,
                f"the tool policy of '{persona.name}' names no tools",
                remedy="name tools under allow or under deny, or leave the policy away",
                on_key=True,
            )
