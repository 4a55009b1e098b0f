"""A persona is told to use `delegate_to_persona`, but no edge lets it.

Whoever calls `delegate_to_persona` needs an edge of type delegation or sequential to the persona it calls.
This one is the source of none, so every call is refused, whether its prompt or its list of allowed tools
names the tool.

From v0.10.39 this holds in every pack. Before that a pack without any edges lets everyone call everyone.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead. Use delegate_to_persona.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write., channels: [slack]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead. Use delegate_to_persona.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import (
    DELEGATE_TOOL,
    asks_to_delegate,
    delegates_freely,
    installed,
    meant_edges,
)
from sympozium_cli.lint import WARNING, Finding, rule


@rule(WARNING, effect="every call is refused, for lack of a delegation or sequential edge")
def check(pack: Pack) -> Iterator[Finding]:
    if delegates_freely(pack):
        return
    callers = {edge.source for edge in meant_edges(pack, "delegation", "sequential")}
    for persona in installed(pack):
        place = asks_to_delegate(persona)
        if place is not None and persona.name not in callers:
            yield Finding(
                place,
                f"'{persona.name}' is to use {DELEGATE_TOOL}, but it has nobody to delegate to",
                remedy=f"add a delegation edge with the source '{persona.name}', or do not name the tool",
                on_key=place[-1] == "systemPrompt",
            )
