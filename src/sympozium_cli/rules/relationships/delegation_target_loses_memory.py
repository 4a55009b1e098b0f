"""A delegation target lists skills without `memory`, so delegated runs have no memory tools.

Every agent gets the `memory` skill, listed or not. A delegated run does not ask the agent: it takes the
persona's list of skills as it is written, and without `memory` on it there is no `memory_search` and no
`memory_store`. Only a persona without any skills of its own falls back to the agent's list.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write., skills: [k8s-ops]}
  relationships:
    - {source: lead, target: writer, type: delegation}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write., skills: [k8s-ops, memory]}
  relationships:
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.edges import by_target, live_edges
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.values.plural import quoted


@rule(WARNING, effect="in delegated runs it can neither search nor store memories")
def check(pack: Pack) -> Iterator[Finding]:
    for group in by_target(live_edges(pack, "delegation")):
        target = group[0].target
        if target.skills and "memory" not in target.skills and _wants_memory(target):
            callers = quoted([live.source.name for live in group])
            yield Finding(
                target.path / "skills",
                f"called by {callers}, '{target.name}' has no memory skill",
                remedy="add memory to the list",
                on_key=True,
            )


def _wants_memory(persona: Persona) -> bool:
    return persona.memory is None or persona.memory.enabled
