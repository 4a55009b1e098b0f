"""The `timeout` of a delegation or sequential edge has no effect before v0.10.43.

The schema has known the field since v0.8.27, but the controller first reads it in v0.10.43. Before that a
delegation waits for as long as the source's run may last, and a successor runs for as long as its own limit
lets it. The timeout comes to life with an upgrade, so it does no harm to leave it in place.

## Bad
```yaml v0.10.42
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation, timeout: 5m}
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
    - {source: lead, target: writer, type: delegation, timeout: 5m}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, until="0.10.42", effect="nothing limits the wait or the run until the cluster is upgraded")
def check(pack: Pack) -> Iterator[Finding]:
    for edge in pack.edges("delegation", "sequential"):
        if edge.timeout:
            yield Finding(edge.path / "timeout", "the timeout of an edge has no effect before v0.10.43")
