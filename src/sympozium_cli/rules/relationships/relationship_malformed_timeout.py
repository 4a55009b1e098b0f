"""The `timeout` of an edge is not a Go duration above zero.

Go durations are numbers with the units `h`, `m`, `s`, `ms`, `us` and `ns`, written together, such as `1h30m`.
Days, bare numbers, words and spaces are refused, and zero or less counts as nothing. A text that cannot be
used is dropped without a word in the status: a delegation then waits as long as the source's own run may
last, and a sequential target runs for its own `runTimeout`.

Before v0.10.43 the timeouts of edges are not used at all.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation, timeout: 5 min}
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
from sympozium_cli.api.workflow import positive_duration
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.durations import unheeded_duration


@rule(
    WARNING,
    starred=True,
    since="0.10.43",
    effect="the timeout is ignored: a delegation waits for the source's whole run, a successor has its runTimeout",
)
def check(pack: Pack) -> Iterator[Finding]:
    for edge in pack.edges("delegation", "sequential"):
        if edge.timeout and positive_duration(edge.timeout) is None:
            yield unheeded_duration(edge.path / "timeout", edge.timeout)
