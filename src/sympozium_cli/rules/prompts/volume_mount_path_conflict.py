"""Two volumes are mounted at the same path.

A container takes no path twice, and the agent's has some already: `/workspace`, `/skills`, `/ipc`, `/tmp`, and
`/memory` unless no persona has a memory. With such a mount the run's Job is refused and the run stays pending for
ever. `/config/sidecar-tools` is taken only in runs whose skills bring tools of their own.

## Bad
```yaml
spec:
  volumes:
    - {name: news, emptyDir: {}}
  volumeMounts:
    - {name: news, mountPath: /workspace}
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
    - {name: news, mountPath: /workspace/news}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.volumes import TOOLS_PATH, Mount, mounts, own_paths
from sympozium_cli.lint import ERROR, WARNING, Finding, Related, rule

_SEVERITY = {TOOLS_PATH: WARNING}
_EFFECT = {TOOLS_PATH: "runs whose skills bring tools of their own stay pending for ever"}


@rule(ERROR, starred=True, effect="the cluster refuses the Job: every run of the pack stays pending for ever")
def check(pack: Pack) -> Iterator[Finding]:
    taken = own_paths(pack)
    first: dict[str, Mount] = {}
    for mount in mounts(pack):
        path = mount.mount_path
        earlier = first.setdefault(path, mount)
        if path in taken:
            yield _of_the_controller(mount)
        elif path and earlier is not mount:
            yield Finding(
                mount.path / "mountPath",
                f"'{earlier.name}' is mounted at '{path}' already",
                remedy="mount it somewhere else",
                related=(Related(earlier.path / "mountPath", "the first mount"),),
            )


def _of_the_controller(mount: Mount) -> Finding:
    path = mount.mount_path
    return Finding(
        mount.path / "mountPath",
        f"the controller mounts a volume of its own at '{path}'",
        effect=_EFFECT.get(path, ""),
        remedy=f"mount it somewhere else, such as '/mnt/{mount.name}'",
        severity=_SEVERITY.get(path, ""),
    )
