"""The size of the shared memory is not an amount that Kubernetes can read.

`storageSize` may be any text as far as the API server is concerned. The controller reads it with a function that
panics on what it cannot read: a space, `GB` for `G` or `Gi`, small letters. It does so at every attempt, after the
agents were made and before the status is written, so that the pack never gets ready and runs wait for a memory
that does not come. An amount of zero is refused by the API server, with the same result.

## Bad
```yaml
spec:
  sharedMemory: {enabled: true, storageSize: 1 Gi}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory: {enabled: true, storageSize: 1Gi}
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
from sympozium_cli.api.sharing import shared_memory
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.storage import unreadable_size
from sympozium_cli.values.quantity import parse_quantity


@rule(
    ERROR,
    stops=True,
    starred=True,
    effect="the controller panics at every attempt: the pack never gets ready, and runs wait for their memory in vain",
)
def check(pack: Pack) -> Iterator[Finding]:
    memory = shared_memory(pack)
    # The controller takes an empty text for the default.
    if memory is None or not memory.storage_size:
        return
    path, size = memory.path / "storageSize", parse_quantity(memory.storage_size)
    if size is None:
        yield unreadable_size(path, memory.storage_size)
    elif size.value <= 0:
        yield Finding(
            path,
            f"'{memory.storage_size}' is not above zero",
            effect="the API server refuses the volume: the pack never gets ready",
            remedy="write an amount such as 1Gi",
        )
