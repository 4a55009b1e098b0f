"""There are words that wake an agent, but none that mute it.

The `startKeywords` are looked at only in a chat in which the agent is muted, and only `stopKeywords` mute it.
An agent listens from the start; it needs no word to begin. To have it answer only when it is named, use
`allowedTriggers` of `slackOptions`.

## Bad
```yaml
spec:
  channelTriggers:
    slack: {startKeywords: [come back]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  channelTriggers:
    slack: {stopKeywords: [be quiet], startKeywords: [come back]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.faults.channel_settings import channel_settings


@rule(INFO, effect="they are never looked at, and the agent listens to everything")
def check(pack: Pack) -> Iterator[Finding]:
    for settings in channel_settings(pack):
        for channel, triggers in settings.place.channel_triggers.items():
            if triggers.waking and not triggers.muting:
                yield Finding(
                    triggers.path / "startKeywords",
                    f"there are words that wake an agent in {channel}, and none that mute it",
                    remedy="add stopKeywords, or take these away",
                    on_key=True,
                )
