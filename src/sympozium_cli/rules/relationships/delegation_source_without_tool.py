"""The tool policy takes `delegate_to_persona` away from a persona that is to delegate.

The runner writes the prompt first, and it tells the source of a delegation edge to call
`delegate_to_persona`. Then it filters the tools: a list under `allow` that lacks this name removes it, and so
does its name under `deny`. The model is left with an instruction that it cannot follow.

Tool policies are enforced from v0.10.43; before that they had no effect.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      toolPolicy: {allow: [read_file, memory_search, memory_store, memory_list]}
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      toolPolicy: {allow: [delegate_to_persona, read_file, memory_search, memory_store, memory_list]}
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.edges import by_source, live_edges
from sympozium_cli.api.workflow import DELEGATE_TOOL
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.source import FieldPath
from sympozium_cli.values.plural import quoted


@rule(
    WARNING,
    starred=True,
    since="0.10.43",
    effect="its prompt says to call delegate_to_persona, but the tool is not there",
)
def check(pack: Pack) -> Iterator[Finding]:
    for group in by_source(live_edges(pack, "delegation")):
        first = group[0]
        for place, remedy in _takes_away(first.source):
            targets = quoted([live.target.name for live in group])
            yield Finding(
                place,
                f"'{first.source.name}' is to delegate to {targets}, but its policy removes {DELEGATE_TOOL}",
                remedy=remedy,
                related=(Related(first.edge.path, "the edge"),),
                on_key=True,
            )


def _takes_away(persona: Persona) -> list[tuple[FieldPath, str]]:
    """Where the policy removes the tool, its name under `deny`, else an `allow` that lacks it; and what helps."""
    if persona.tool_policy is None:
        return []
    policy = persona.tool_policy
    denied = [(word.path, "take it off the list under deny") for word in policy.deny if word == DELEGATE_TOOL]
    lists = [word.path.parent for word in policy.allow if DELEGATE_TOOL not in policy.allow]
    return [*denied, *((place, f"add {DELEGATE_TOOL} to the list") for place in lists)][:1]
