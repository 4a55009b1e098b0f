"""A manifest switches its pack on.

Packs are made to be offered as in a catalogue and switched on in the cluster. One that says `enabled: true` starts
working when it is applied. And it depends on that line from then on: a later version of the file without it disables
the pack, and with it go the agents, the schedules, the record of runs, what the agents remember and what they share.

## Bad
```yaml
spec:
  enabled: true
  authRefs:
    - {provider: openai, secret: openai-api}
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
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="the pack works once applied; applied without this line, it loses its agents and their memory")
def check(pack: Pack) -> Iterator[Finding]:
    if pack.spec.enabled:
        yield Finding(pack.spec.path / "enabled", "the manifest switches the pack on")
