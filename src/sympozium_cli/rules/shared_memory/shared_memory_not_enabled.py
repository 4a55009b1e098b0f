"""Shared memory is described but not switched on.

`enabled` has the default `false`. With everything else filled in and that one word missing, the controller makes
no server and no volume, and the personas get no tools for a common memory. A written `enabled: false` is taken for
what its author wants.

## Bad
```yaml
spec:
  sharedMemory:
    storageSize: 2Gi
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    storageSize: 2Gi
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

from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.faults.insertion import first_entry


@document_rule(WARNING, starred=True, effect="nothing is made: the personas share no memory")
def check(subject: Subject) -> Iterator[Finding]:
    memory = subject.pack.spec.shared_memory
    if memory and memory.membrane is None and not subject.document.has(memory.path / "enabled"):
        yield Finding(
            memory.path,
            "the shared memory is not switched on",
            remedy="write enabled: true, or enabled: false if it is meant to stay off",
            fix=first_entry(subject.document, memory.path, "enabled", "true"),
            on_key=True,
        )
