"""A sender stands in `allowedSenders` and in `deniedSenders`.

Both lists are asked, first the one of those who may talk and then the one of those who may not. So the second has the
last word.

## Bad
```yaml
spec:
  channelAccessControl:
    slack: {allowedSenders: [U0123ABCD, U0456EFGH], deniedSenders: [U0123ABCD]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  channelAccessControl:
    slack: {allowedSenders: [U0456EFGH]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.channels import AccessControl
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.lint.faults.channel_settings import channel_settings


@rule(INFO, security=True, effect="the sender is not heard")
def check(pack: Pack) -> Iterator[Finding]:
    for settings in channel_settings(pack):
        for access in settings.place.channel_access_control.values():
            yield from _contradictions(access)


def _contradictions(access: AccessControl) -> Iterator[Finding]:
    denied = {sender: sender for sender in access.denied_senders}
    for sender in access.allowed_senders:
        if sender in denied:
            yield Finding(
                sender.path,
                "the same sender is allowed and denied",
                remedy="take the sender out of one of the lists",
                related=(Related(denied[sender].path, "denied here"),),
            )
