"""There is an answer for those who are turned away, and nobody is.

The `denyMessage` goes to people whom `allowedChats`, `allowedSenders` or `deniedSenders` keep out. Without any of the
three everybody is heard.

## Bad
```yaml
spec:
  channelAccessControl:
    slack: {denyMessage: Please ask the news desk.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  channelAccessControl:
    slack: {allowedChats: [C0123ABCD], denyMessage: Please ask the news desk.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.faults.channel_settings import channel_settings


@rule(INFO, effect="it is never sent: everybody may talk to the agent")
def check(pack: Pack) -> Iterator[Finding]:
    for settings in channel_settings(pack):
        for channel, access in settings.place.channel_access_control.items():
            if access.deny_message and not access.turns_away:
                yield Finding(
                    access.path / "denyMessage",
                    f"nobody is turned away in {channel}, so that nobody gets this answer",
                    remedy="add allowedChats, allowedSenders or deniedSenders",
                    on_key=True,
                )
