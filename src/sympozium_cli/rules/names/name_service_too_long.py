"""An agent's name is too long for the Service of its memory.

Every agent has a memory server behind a Service called `<pack>-<persona>-memory`. A Service's name has at most 63
characters, which leaves 56 for `<pack>-<persona>`. A longer one is accepted and the pack looks ready, but the
Service is refused, its controller does not try again, and every run waits two minutes for its memory and dies.

## Bad
```yaml
metadata: {name: customer-success-and-support-automation}
spec:
  agentConfigs:
    - name: escalation-manager
      systemPrompt: You escalate.
      channels: [slack]
```

## Good
```yaml
metadata: {name: support}
spec:
  agentConfigs:
    - name: escalation-manager
      systemPrompt: You escalate.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for old tickets.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.run_names import SERVICE, too_long


@rule(ERROR, starred=True, effect="the pack looks ready, but every run fails after waiting two minutes for its memory")
def check(pack: Pack) -> Iterator[Finding]:
    return too_long(pack, SERVICE)
