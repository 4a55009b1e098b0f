"""`resultFormat` is accepted and never read.

The field is in the schema since v0.8.27, but no release has any code that reads it: the target is not told of
it, and its answer is not checked. Say in the target's `systemPrompt` what form the answer should have.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation, resultFormat: json}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write. Answer with one JSON object.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, rule


@rule(WARNING, effect="nothing reads it: the answer comes in whatever form the target likes")
def check(pack: Pack) -> Iterator[Finding]:
    for edge in pack.relationships:
        if edge.result_format:
            yield Finding(
                edge.path / "resultFormat",
                "resultFormat has no effect",
                remedy=f"describe the format in the systemPrompt of '{edge.target}'",
            )
