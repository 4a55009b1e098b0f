"""The Secret of a channel is not there, or lacks the tokens that the channel's program needs.

The controller makes the pod of a channel only when its Secret is there, and notes what is wrong in the status of the
Agent alone. The pod gets every key of the Secret as a variable and ends at once where its token is not among them;
Slack needs an app token or a signing secret besides the bot's. A channel with a CSI volume is not waited for, since a
driver may make the Secret.

## Bad
```yaml
spec:
  channelConfigs: {telegram: telegram-bot}
  channelAccessControl: {telegram: {allowedSenders: ['42']}}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      channels: [telegram]
--- # in the cluster
kind: Secret
metadata: {name: telegram-bot}
data: {token: eA==}
```

## Good
```yaml
spec:
  channelConfigs: {telegram: telegram-bot}
  channelAccessControl: {telegram: {allowedSenders: ['42']}}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      channels: [telegram]
--- # in the cluster
kind: Secret
metadata: {name: telegram-bot}
data: {TELEGRAM_BOT_TOKEN: eA==}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.bindings import bindings, secret_name
from sympozium_cli.api.volumes import channel_volumes
from sympozium_cli.lint import ERROR, Finding, cluster_rule
from sympozium_cli.lint.faults.missing_secrets import missing, without_keys
from sympozium_cli.lint.surroundings import Surroundings
from sympozium_cli.lint.vocabulary.channels import TOKENS


@cluster_rule(ERROR, effect="the persona does not answer on the channel; only the status of its Agent says why")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    mounted = channel_volumes(pack)
    for binding in bindings(pack):
        name, channel = secret_name(pack, binding), binding.channel
        if not any(volume.has("csi") for volume in mounted.get(channel, ())):
            yield from missing(channel.path, name, around, f"channel {channel}")
        yield from without_keys(channel.path, name, around, TOKENS.get(channel, ()))
