"""`allowedTriggers` names a kind of message that Slack does not know.

The kinds are `mention`, where the bot is named, `dm`, where somebody writes to it alone, and `channel`, which is any
other message; they are compared letter by letter. Another word matches nothing. If no other stands in the list, no
message from Slack ever reaches the agent. The channel's pod says so in its log only.

## Bad
```yaml
spec:
  slackOptions: {allowedTriggers: [mentions]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  slackOptions: {allowedTriggers: [mention, dm]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.channels import SlackOptions
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.channel_settings import channel_settings
from sympozium_cli.lint.faults.channel_words import with_known_trigger
from sympozium_cli.lint.vocabulary.channels import SLACK_TRIGGERS

_EFFECT = {True: "it matches no message", False: "no message from Slack reaches the agent"}  # by whether others match


@rule(WARNING, starred=True, effect=_EFFECT[True])
def check(pack: Pack) -> Iterator[Finding]:
    for settings in channel_settings(pack):
        options = settings.place.slack_options
        if options is not None:
            yield from _unknown(options)


def _unknown(options: SlackOptions) -> Iterator[Finding]:
    parts = [(word, part) for word in options.allowed_triggers for part in _parts(word)]
    hears = any(part in SLACK_TRIGGERS for _, part in parts)
    for word, part in parts:
        if part not in SLACK_TRIGGERS:
            message = f"Slack has no kind of message named '{part}'"
            yield with_known_trigger(Finding(word.path, message, effect=_EFFECT[hears]), word)


def _parts(word: str) -> list[str]:
    """The pod gets all entries joined by commas, and passes over blanks (loadSlackConfig)."""
    return [part.strip() for part in word.split(",") if part.strip()]
