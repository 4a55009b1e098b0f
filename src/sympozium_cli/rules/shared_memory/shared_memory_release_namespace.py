"""A pack with shared memory lives in the namespace of Sympozium itself.

The chart puts network policies into that namespace which close agents off. They let them talk to the private memory
servers, but not to the shared one, whose pods have another label. Where the network enforces policies, every run then
waits for the shared memory until it fails. Packs belong into namespaces of their own.

## Bad
```yaml
metadata: {name: demo, namespace: sympozium-system}
spec:
  sharedMemory: {enabled: true}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
metadata: {name: demo, namespace: research}
spec:
  sharedMemory: {enabled: true}
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
from sympozium_cli.lint import INFO, Finding, Related, rule


@rule(INFO, effect="where the network enforces policies, runs cannot reach the shared memory and fail")
def check(pack: Pack) -> Iterator[Finding]:
    memory = shared_memory(pack)
    if memory and pack.namespace == "sympozium-system":
        yield Finding(
            pack.metadata.path / "namespace",
            "the network policies of 'sympozium-system' do not let agents reach a shared memory",
            remedy="put the pack into another namespace",
            related=(Related(memory.path, "the shared memory"),),
        )
