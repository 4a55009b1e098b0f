"""Agents can be muted in a chat, and nothing wakes them again.

Whoever writes a message with one of the `stopKeywords` mutes the agent in that chat. From then on only the
`startKeywords` are listened for, and everything else is dropped without a word. With none of them the agent stays
silent there for good: the state is kept in a ConfigMap and outlives restarts. Blank keywords do not count.

The keywords of a persona replace those of the pack for that channel, both lists together.

## Bad
```yaml
spec:
  channelTriggers:
    slack: {stopKeywords: [be quiet]}
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
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.channel_settings import channel_settings


@rule(WARNING, starred=True, effect="once muted, the agent drops every message of that chat for ever")
def check(pack: Pack) -> Iterator[Finding]:
    for settings in channel_settings(pack):
        for channel, triggers in settings.place.channel_triggers.items():
            if triggers.muting and not triggers.waking:
                yield Finding(
                    triggers.path / "stopKeywords",
                    f"there are words that mute an agent in {channel}, and none that wake it",
                    remedy="add startKeywords",
                    on_key=True,
                )
