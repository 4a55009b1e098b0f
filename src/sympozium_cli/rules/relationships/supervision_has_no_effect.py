"""A supervision edge starts nothing and checks nothing.

Nobody supervises at run time. The edge adds a paragraph to the source's prompt, and where the shared memory
has a membrane, the two personas trust each other and what the target writes is public. It may well stay as
documentation; if work is to be checked, use a delegation or sequential edge to a reviewer.

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
    - {source: lead, target: writer, type: supervision}
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
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="only the source's prompt, and trust in the membrane of a shared memory, change")
def check(pack: Pack) -> Iterator[Finding]:
    for edge in pack.edges("supervision"):
        yield Finding(edge.path / "type", f"'{edge.source}' does not supervise '{edge.target}' at run time")
