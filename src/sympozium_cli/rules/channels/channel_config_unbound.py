"""Settings are made for a channel that nobody has.

The credentials, access lists, keywords and volumes of a channel are looked up by the words of a persona's `channels`,
letter by letter. What stands under any other word is never read. That is worst for access lists: those under `Slack`
keep nobody out of `slack`.

While a pack is not enabled and has no channels at all, this is only a note: they can be chosen when it is activated.

## Bad
```yaml
spec:
  channelAccessControl:
    Slack: {allowedSenders: [U0123ABCD]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  channelAccessControl:
    slack: {allowedSenders: [U0123ABCD]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.channel_settings import Settings, channel_settings, severity_unbound
from sympozium_cli.lint.faults.channel_words import with_bound_channel

_EFFECT = {"channelAccessControl": "the lists are never looked up: whoever finds the bot can talk to the agent"}


@rule(WARNING, starred=True, effect="it is never looked up")
def check(pack: Pack) -> Iterator[Finding]:
    for settings in channel_settings(pack):
        for field in (
            "channelAccessControl",
            "channelConfigs",
            "channelTriggers",
            "channelVolumeMounts",
            "channelVolumes",
        ):
            entries = settings.place.value.get(field, {})
            for channel in entries.keys() - settings.bound:
                found = _unbound(settings, field, channel, entries)
                yield found._replace(severity=severity_unbound(pack))


def _unbound(settings: Settings, field: str, channel: str, entries: dict[str, Any]) -> Finding:
    message = f"{settings.nobody} a channel '{channel}'"
    found = Finding(settings.place.path / field / channel, message, effect=_EFFECT.get(field, ""), on_key=True)
    return with_bound_channel(found, channel, settings.bound, entries)
