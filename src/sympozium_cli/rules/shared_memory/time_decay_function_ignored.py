"""`decayFunction` has no effect.

The field is declared and no code reads it. Entries do not fade: until they are as old as `ttl` they count in full,
and from then on they are not found. Where they stand in the result depends on their words alone, not on their age.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      timeDecay: {ttl: 168h, decayFunction: exponential}
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

from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import WARNING, Finding, Fix, Remove, Subject, document_rule


@document_rule(WARNING, effect="entries count in full until they are as old as ttl, and are not found from then on")
def check(subject: Subject) -> Iterator[Finding]:
    around = membrane(subject.pack)
    decay = around.time_decay if around else None
    if decay and subject.document.has(decay.path / "decayFunction"):
        path = decay.path / "decayFunction"
        yield Finding(
            path,
            "decayFunction has no effect",
            remedy="remove it",
            fix=Fix("remove decayFunction", (Remove(path),), safe=True),
            on_key=True,
        )
