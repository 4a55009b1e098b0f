"""A mount names a volume that the pack does not have.

The names in `volumeMounts` are those of `volumes`. Kubernetes refuses a pod with a mount whose volume is missing, so
that every run stays pending for ever. (A mount that names one of the controller's own volumes is dropped instead.)

## Bad
```yaml
spec:
  volumes:
    - {name: vault, emptyDir: {}}
  volumeMounts:
    - {name: valt, mountPath: /vault}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```

## Good
```yaml
spec:
  volumes:
    - {name: vault, emptyDir: {}}
  volumeMounts:
    - {name: vault, mountPath: /vault}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.volumes import mounts, volumes
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.volume_names import no_volume


@rule(ERROR, starred=True, effect="the cluster refuses the Job: every run of the pack stays pending for ever")
def check(pack: Pack) -> Iterator[Finding]:
    names = {volume.name for volume in volumes(pack)}
    for mount in mounts(pack):
        if mount.has("name") and mount.name not in names:
            yield no_volume(pack, mount)
