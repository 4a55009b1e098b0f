"""A persona is allowed to send messages, but has no channel.

`send_channel_message` answers that the message is sent. The bridge then looks whether the agent is bound to a
channel of that type, and drops it if not. A persona without `channels` reaches nobody, and the model does not
learn of it.

While the pack is not enabled this is a remark, because a channel can be bound when it is activated.

## Bad
```yaml
spec:
  enabled: true
  agentConfigs:
    - name: reporter
      systemPrompt: You report.
      schedule: {interval: 1h, firstTick: afterInterval, task: Report what is new.}
      toolPolicy: {allow: [send_channel_message, memory_search, memory_store]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: reporter
      systemPrompt: You report.
      schedule: {interval: 1h, firstTick: afterInterval, task: Report what is new.}
      channels: [slack]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, WARNING, Finding, rule
from sympozium_cli.lint.faults.tool_policies import asked_for
from sympozium_cli.lint.vocabulary.tools import SEND_CHANNEL_MESSAGE

_SEVERITY = {True: WARNING, False: INFO}


@rule(WARNING, starred=True, since="0.10.43", effect="the tool says 'Message sent', and the message is dropped")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        name = asked_for(persona, SEND_CHANNEL_MESSAGE)
        if name is not None and not persona.channels:
            yield Finding(
                name.path,
                f"'{persona.name}' is allowed to send messages, but has no channels",
                remedy="add the channel it is to write to, or do not allow the tool",
                severity=_SEVERITY[pack.spec.enabled],
            )
