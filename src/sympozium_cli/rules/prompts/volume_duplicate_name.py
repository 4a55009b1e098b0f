"""Two volumes of one pod have the same name.

A pod takes no name of a volume twice. In `volumes`, two of one name with different sources make the webhook refuse
every run; with the same source the run's Job is refused by the cluster, and the run stays pending. Two of one name
under a channel of `channelVolumes` keep the channel's Deployment from being made, and so does `whatsapp-data` under
`whatsapp`, which the controller brings itself.

## Bad
```yaml
spec:
  volumes:
    - {name: news, emptyDir: {}}
    - {name: news, emptyDir: {}}
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
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.volumes import RESERVED, WHATSAPP, WHATSAPP_DATA, Volume, channel_volumes, volumes
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.volume_twins import twin

_CHANNEL = "the channel's Deployment is refused, and nobody listens to the channel"


@rule(ERROR, effect="every run of the pack is refused, or stays pending for ever")
def check(pack: Pack) -> Iterator[Finding]:
    yield from _twins(volume for volume in volumes(pack) if volume.name not in RESERVED)
    for channel, listed in channel_volumes(pack).items():
        for found in _twins(listed):
            yield found._replace(effect=_CHANNEL)
        for volume in listed:
            if channel == WHATSAPP and volume.name == WHATSAPP_DATA:
                yield Finding(
                    volume.path / "name",
                    f"the controller gives the channel a volume '{WHATSAPP_DATA}' of its own",
                    effect=_CHANNEL,
                    remedy="call it something else",
                )


def _twins(listed: Iterable[Volume]) -> Iterator[Finding]:
    first: dict[str, Volume] = {}
    for volume in listed:
        earlier = first.setdefault(volume.name, volume)
        if volume.name and earlier is not volume:
            yield twin(earlier, volume)
