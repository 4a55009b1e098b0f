"""The age at which entries of the shared memory expire is not a duration that Go can read.

Go knows `h`, `m`, `s` and shorter units, and neither days nor weeks; a bare number is no duration either. The memory
server skips a filter that it cannot read and says nothing, so that entries of any age are found.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      timeDecay: {ttl: 7d}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      timeDecay: {ttl: 168h}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.durations import unheeded_duration
from sympozium_cli.values.duration import parse_duration


@rule(WARNING, starred=True, effect="the filter is skipped: no entry ever expires")
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    decay = around.time_decay if around else None
    if decay and decay.ttl and parse_duration(decay.ttl) is None:
        yield unheeded_duration(decay.path / "ttl", decay.ttl)
