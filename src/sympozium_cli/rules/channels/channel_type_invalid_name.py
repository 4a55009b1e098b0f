"""A channel has a name that no Deployment can have.

Every channel gets a Deployment of its own, called `<pack>-<persona>-channel-<name>`. Kubernetes wants lower-case
letters, digits, dashes and dots there, so that already `Slack` is refused. The agent then goes to phase `Error` on
every pass and the controller stops there: the channels behind this one are not made, nor is anything after them. An
`onReady` stimulus of the pack waits for all agents to be ready, and thus for ever.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [Slack]}
```

## Good
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.bindings import bindings
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.channel_words import with_known_channel
from sympozium_cli.lint.faults.kubernetes_names import why_no_channel


@rule(ERROR, starred=True, effect="the agent goes to phase Error, and its further channels are not made")
def check(pack: Pack) -> Iterator[Finding]:
    for _, channel in bindings(pack):
        fault = why_no_channel(channel)
        if fault:
            message = f"no Deployment can be named after the channel '{channel}': 'channel-{channel}' {fault}"
            yield with_known_channel(Finding(channel.path, message), channel)
