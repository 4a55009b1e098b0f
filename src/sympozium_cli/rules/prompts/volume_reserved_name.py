"""A volume has the name of one of the controller's own.

`workspace`, `ipc`, `skills`, `tmp`, `memory`, `mcp-config` and `sidecar-tools` are volumes of every agent's pod. The
webhook refuses each run whose pack has a volume of such a name, whether a policy is bound or not. Where the webhook
is not installed, the volume and its mounts are dropped, and the container gets the controller's own.

## Bad
```yaml
spec:
  volumes:
    - {name: tmp, emptyDir: {}}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```

## Good
```yaml
spec:
  volumes:
    - {name: news, emptyDir: {}}
  volumeMounts:
    - {name: news, mountPath: /news}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.volumes import RESERVED, volumes
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.volume_names import reserved


@rule(ERROR, starred=True, effect="the webhook refuses every run of the pack")
def check(pack: Pack) -> Iterator[Finding]:
    for volume in volumes(pack):
        if volume.name in RESERVED:
            yield reserved(pack, volume)
