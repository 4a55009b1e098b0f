"""A tool stands in both lists of a tool policy.

The runner looks at `deny` first, so the tool is gone, whatever `allow` says. Taking it out of `allow` changes
nothing, as long as something else stays there: a list without names allows everything.

## Bad
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy:
        allow: [read_file, fetch_url, memory_search, memory_store]
        deny: [fetch_url]
```

## Good
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy:
        allow: [read_file, memory_search, memory_store]
        deny: [fetch_url]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.tool_policies import allowed, denied, taken_back


@rule(WARNING, since="0.10.43", effect="deny wins: the agent does not have the tool")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        away = {name: name for name in reversed(denied(persona))}
        for name in allowed(persona):
            if name in away:
                yield taken_back(pack, persona, name, away[name])
