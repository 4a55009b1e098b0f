"""`agentSandbox` isolates nothing.

The block is copied into the agents and there it ends: whoever makes a run does not pass it on, and the function that
would keep sandboxes warm is called by nobody. Runs are plain Jobs, without gVisor or Kata, although the terminal
interface offers the switch. Isolation that is needed must come from the namespace or the nodes that the pack runs on.

## Bad
```yaml
spec:
  agentSandbox: {enabled: true, runtimeClass: gvisor}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, rule


@rule(WARNING, security=True, starred=True, upstream_bug=True, effect="runs are plain Jobs, without gVisor or Kata")
def check(pack: Pack) -> Iterator[Finding]:
    sandbox = pack.spec.agent_sandbox
    if sandbox is not None and sandbox.enabled:
        yield Finding(
            sandbox.path / "enabled",
            "agentSandbox isolates nothing",
            remedy="remove the block, and isolate the namespace or the nodes that the pack runs on",
        )
