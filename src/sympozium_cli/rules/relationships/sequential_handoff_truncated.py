"""A hand-over is cut to 4000 characters, and there is no shared memory for the rest.

A sequential successor is handed the first 4000 characters of its predecessor's result and 200 of its task. If
something was cut off, a note points to the workflow memory, which exists only where `sharedMemory` is
enabled. For short results that is no loss.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: sequential}
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
    - {source: lead, target: writer, type: sequential}
  sharedMemory: {enabled: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import live_edges
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, since="0.9.0", effect="whatever a result says after 4000 characters is lost to the successor")
def check(pack: Pack) -> Iterator[Finding]:
    memory = pack.spec.shared_memory
    if memory is None or not memory.enabled:
        for live in live_edges(pack, "sequential")[:1]:
            yield Finding(
                live.edge.path / "type",
                "long results are cut when they are handed over",
                remedy="enable sharedMemory, or keep results short",
            )
