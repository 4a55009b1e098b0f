"""A persona lists a channel twice.

The second entry finds its Deployment made and does nothing more, but the agent's status then shows two channels where
there is one.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack, telegram, slack]}
```

## Good
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack, telegram]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Word
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, Fix, Related, Remove, rule


@rule(INFO, effect="the second entry does nothing but show up in the agent's status")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        firsts: dict[str, Word] = {}
        for channel in persona.channels:
            first = firsts.setdefault(channel, channel)
            if first is not channel:
                yield _finding(first, channel)


def _finding(first: Word, channel: Word) -> Finding:
    return Finding(
        channel.path,
        f"'{channel}' is listed twice",
        remedy="take one of the two away",
        related=(Related(first.path, "the first one"),),
        fix=Fix("remove the second entry", (Remove(channel.path),), safe=True),
    )
