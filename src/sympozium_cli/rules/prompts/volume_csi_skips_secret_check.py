"""A channel with a CSI volume is started whether its Secret exists or not.

The controller waits with the Deployment of a channel until the Secret in `channelConfigs` is there. A CSI driver may
make that Secret only when the pod starts, so that for a channel with a CSI volume nobody waits. If the Secret never
comes, the channel's pod does not start, and the agent's status does not say why.

## Bad
```yaml
spec:
  channelVolumes:
    slack:
      - {name: secrets, csi: {driver: secrets-store.csi.k8s.io, readOnly: true}}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  channelVolumes:
    slack:
      - {name: news, configMap: {name: news}}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.volumes import channel_volumes
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, security=True, effect="the channel starts without its Secret, and no status says that it is missing")
def check(pack: Pack) -> Iterator[Finding]:
    for channel, listed in channel_volumes(pack).items():
        for volume in listed:
            if volume.has("csi"):
                yield Finding(
                    volume.path / "csi",
                    f"with a CSI volume, nobody looks whether the Secret of '{channel}' exists",
                    remedy="see to it that the driver, or somebody, makes the Secret",
                    on_key=True,
                )
