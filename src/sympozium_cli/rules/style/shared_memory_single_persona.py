"""Shared memory is on in a pack with one persona, who has nobody to share it with.

Shared memory is a volume and a server of its own, beside the memory that every agent has. With one persona it holds
what that persona remembers already.

## Bad
```yaml
spec:
  sharedMemory: {enabled: true}
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
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="a second volume and a second server are made, for nobody to share")
def check(pack: Pack) -> Iterator[Finding]:
    shared = pack.spec.shared_memory
    if shared is not None and shared.enabled and len(installed(pack)) == 1:
        yield Finding(
            shared.path / "enabled",
            "shared memory is on, and one persona uses it",
            remedy="remove sharedMemory, for the persona has a memory of its own",
        )
