"""The metadata holds what the cluster wrote into it.

`uid`, `resourceVersion`, `managedFields`, `creationTimestamp`, `selfLink` and `finalizers` come from a
`kubectl get -o yaml`. A `resourceVersion` is refused where the pack is new and is a conflict where it has changed
since; the others are noise at best.

## Bad
```yaml
metadata:
  name: demo
  resourceVersion: "123456"
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
metadata:
  name: demo
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.values.plural import quoted


@rule(WARNING, effect="a resourceVersion makes create and apply fail; the rest is noise from another cluster")
def check(pack: Pack) -> Iterator[Finding]:
    metadata = pack.metadata
    written = ("creationTimestamp", "finalizers", "managedFields", "resourceVersion", "selfLink", "uid")
    found = [key for key in metadata.value if key in written and metadata.value[key] is not None]
    if found:
        message = f"the metadata has {quoted(found)}, which the cluster writes"
        yield Finding(metadata.path / found[0], message, remedy="remove what 'kubectl get' added", on_key=True)
