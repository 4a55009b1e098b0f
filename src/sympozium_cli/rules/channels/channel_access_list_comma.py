"""An entry of an access list has a comma in it.

Every entry is one ID, and is compared with the sender or the chat as a whole. No ID has a comma, so such an entry
matches nobody: in a list of those who may talk it lets nobody in, in a list of those who may not it keeps nobody out.
Only the pod for Slack takes such entries apart, and behind it the controller compares once more.

## Bad
```yaml
spec:
  channelAccessControl:
    slack:
      allowedSenders: ["U0123ABCD,U0456EFGH"]
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  channelAccessControl:
    slack:
      allowedSenders: ["U0123ABCD", "U0456EFGH"]
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.faults.channel_settings import channel_settings
from sympozium_cli.lint.faults.splitting import with_split_item


@document_rule(WARNING, security=True, effect="it matches nobody, because it is compared as one ID")
def check(subject: Subject) -> Iterator[Finding]:
    for settings in channel_settings(subject.pack):
        for access in settings.place.channel_access_control.values():
            for entry in (*access.allowed_chats, *access.allowed_senders, *access.denied_senders):
                if "," in entry:
                    found = Finding(entry.path, "an entry is one ID, and no ID has a comma")
                    yield with_split_item(found, subject.document, entry)
