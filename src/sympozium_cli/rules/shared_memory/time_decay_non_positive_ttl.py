"""The age at which entries of the shared memory expire is zero or less.

Entries are found that are younger than `ttl`. With zero none is, and with a negative age they would have to be
stored in the future. Zero does not mean for ever; for that, leave `ttl` out.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      timeDecay: {ttl: 0s}
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
from sympozium_cli.values.duration import parse_duration


@rule(WARNING, starred=True, effect="every entry has expired at once: no search finds anything")
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    decay = around.time_decay if around else None
    if decay is None:
        return
    age = parse_duration(decay.ttl)
    if age is not None and age <= 0:
        yield Finding(
            decay.path / "ttl",
            f"'{decay.ttl}' is not above zero",
            remedy="write a duration such as 168h, or remove timeDecay if entries are to stay",
        )
