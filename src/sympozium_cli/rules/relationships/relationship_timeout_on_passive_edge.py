"""A `timeout` on a supervision or stimulus edge is never read.

No release looks at it. From v0.10.43 a delegation edge's timeout limits how long the source waits, and a
sequential edge's how long the successor may run. A supervision edge starts nothing that could take too long,
and a stimulus run is limited by the `runTimeout` of its target.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
    - {source: lead, target: writer, type: supervision, timeout: 5m}
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
from sympozium_cli.lint import WARNING, Finding, Fix, Remove, rule


@rule(WARNING, effect="nothing reads it, and no run becomes shorter by it")
def check(pack: Pack) -> Iterator[Finding]:
    for edge in pack.edges("stimulus", "supervision"):
        if edge.timeout:
            yield Finding(
                edge.path / "timeout",
                f"the timeout of a {edge.type} edge is ignored",
                remedy=f"remove it; runTimeout limits the runs of '{edge.target}'",
                fix=Fix("remove the timeout", (Remove(edge.path / "timeout"),), safe=True),
            )
