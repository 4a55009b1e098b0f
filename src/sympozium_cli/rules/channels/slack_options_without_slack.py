"""There are options for Slack, and nobody is in Slack.

The options go into the Slack channel of a persona and nowhere else. A persona that has `slackOptions` of its own gets
none of the pack's: the two are not merged.

While a pack is not enabled and has no channels at all, this is only a note: they can be chosen when it is activated.

## Bad
```yaml
spec:
  slackOptions: {threading: true}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [telegram]}
```

## Good
```yaml
spec:
  slackOptions: {threading: true}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.channel_settings import channel_settings, severity_unbound
from sympozium_cli.lint.vocabulary.channels import SLACK


@rule(WARNING, effect="they are never used")
def check(pack: Pack) -> Iterator[Finding]:
    for settings in channel_settings(pack):
        options = settings.place.slack_options
        if options is not None and SLACK not in settings.bound:
            yield Finding(
                options.path,
                f"{settings.nobody} a channel 'slack'",
                remedy="list slack under channels, or take the options away",
                on_key=True,
                severity=severity_unbound(pack),
            )
