"""Two edges have the same source, target and type.

Edges have no names, and upstream does not merge them. Every further sequential edge starts the target once
more after each run of the source. Of several delegation edges only the first one's `timeout` counts, and the
prompt of the source lists the target twice, as it does for supervision edges.

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

from sympozium_cli.api import Pack, Relationship
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.lint.faults.repetition import without_repetition

_EFFECTS = {
    "delegation": "the first of them decides the timeout, and the prompt of the source lists the target again",
    "sequential": "every run of the source starts the target once more",
    "supervision": "the prompt of the source lists the target again",
}


@rule(WARNING)
def check(pack: Pack) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], Relationship] = {}
    for edge in pack.edges("delegation", "sequential", "supervision"):
        first = seen.setdefault((edge.source, edge.target, edge.type), edge)
        if first is not edge:
            yield Finding(
                edge.path,
                f"this {edge.type} edge from '{edge.source}' to '{edge.target}' is there already",
                effect=_EFFECTS[edge.type],
                remedy="keep one of them",
                related=(Related(first.path, "the same edge"),),
                fix=without_repetition(edge, first),
            )
