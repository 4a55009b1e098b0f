"""The volume of the shared memory has another size than the pack says, or no class to be made of.

The controller makes the claim once and never resizes it. The claim names no StorageClass, so that in a cluster without
a default one it waits for ever, and the shared memory with it.

## Bad
```yaml
metadata: {name: demo}
spec:
  sharedMemory: {enabled: true, storageSize: 2Gi}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You writer.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: PersistentVolumeClaim
metadata: {name: demo-shared-memory-db}
spec: {resources: {requests: {storage: 1Gi}}}
---
kind: StorageClass
metadata: {name: standard, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}
```

## Good
```yaml
metadata: {name: demo}
spec:
  sharedMemory: {enabled: true, storageSize: 2Gi}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You writer.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: PersistentVolumeClaim
metadata: {name: demo-shared-memory-db}
spec: {resources: {requests: {storage: 2048Mi}}}
---
kind: StorageClass
metadata: {name: standard, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, cluster_rule
from sympozium_cli.lint.surroundings import Surroundings, inside
from sympozium_cli.values.quantity import parse_quantity

_DEFAULT = "storageclass.kubernetes.io/is-default-class"


@cluster_rule(INFO, effect="the volume keeps its size")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    memory = pack.spec.shared_memory
    if memory is None or not memory.enabled:
        return
    name = f"{pack.name}-shared-memory-db"
    claim = around.find("PersistentVolumeClaim", name)
    live = inside(claim, "spec", "resources", "requests").get("storage")
    if claim is not None and parse_quantity(str(live)) != parse_quantity(memory.storage_size):
        yield Finding(
            memory.path / "storageSize",
            f"the volume has {live}, and not {memory.storage_size}",
            remedy="resize the claim by hand, or deactivate the pack, which deletes the memory, and activate it again",
        )
    if around.lacks("PersistentVolumeClaim", name) and _no_default_class(around):
        yield Finding(
            memory.path,
            "this cluster has no default StorageClass",
            effect="the volume is never made, and the shared memory does not start",
            remedy="make one the default: kubectl get storageclass",
        )


def _no_default_class(around: Surroundings) -> bool:
    classes = around.all("StorageClass", "")
    is_default = (inside(one, "metadata", "annotations").get(_DEFAULT) == "true" for one in classes)
    return not any(is_default) if classes else around.has_none("StorageClass", "")
