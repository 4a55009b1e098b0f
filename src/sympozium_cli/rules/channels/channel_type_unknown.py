"""There is no such kind of channel.

Upstream has images for Telegram, Slack, Discord and WhatsApp. For any other word the controller still makes a
Deployment, with the image `channel-<word>`, which no registry has: its pod waits in `ImagePullBackOff` for ever.
The channel is reported as `Disconnected`, and the agent as `Running`.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [telegramm]}
```

## Good
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [telegram]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.bindings import bindings
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.channel_words import with_known_channel
from sympozium_cli.lint.faults.kubernetes_names import why_no_channel
from sympozium_cli.lint.vocabulary.channels import CHANNELS


@rule(WARNING, starred=True, effect="the channel's pod never starts, because nobody has an image for it")
def check(pack: Pack) -> Iterator[Finding]:
    for _, channel in bindings(pack):
        if channel not in CHANNELS and not why_no_channel(channel):
            found = Finding(channel.path, f"there is no kind of channel named '{channel}'")
            yield with_known_channel(found, channel)
