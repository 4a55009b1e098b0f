"""Two personas of a pack have the same name.

Names are not checked for being unique, so the pack is accepted. Both personas stand for the same agent and the
same schedule: on every pass the controller writes the one over the other, and since a write starts the next pass,
that goes on for ever. Prompt and skills flip; the tool policy and the hand-off task are taken from the first.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: writer, systemPrompt: You write news., channels: [slack]}
    - {name: writer, systemPrompt: You write poems., channels: [slack]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: reporter
      systemPrompt: You write news.
      schedule: {interval: 1h, firstTick: afterInterval, task: Write the news.}
    - name: poet
      systemPrompt: You write poems.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write a poem.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(WARNING, starred=True, effect="both are written over the same agent, one after the other, without end")
def check(pack: Pack) -> Iterator[Finding]:
    firsts: dict[str, Persona] = {}
    for persona in pack.personas:
        first = firsts.setdefault(persona.name, persona)
        if persona.name and first is not persona:
            yield Finding(
                persona.path / "name",
                f"there is another persona named '{persona.name}'",
                remedy="give each persona a name of its own",
                related=(Related(first.path / "name", "the first one"),),
            )
