"""A persona publishes to nobody, because it stands at the end of a chain.

In a pack with edges and without `permeability`, the controller derives the visibility of what each persona stores:
who delegates is `trusted`, who is supervised is `public`, and who is only ever the target of edges is `private`.
That hides the result of the last one in the chain, the writer or the reviewer, and `defaultVisibility: public` does
not help. Any explicit rule ends the derivation.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane: {defaultVisibility: public}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: public}
        - {agentConfig: writer, defaultVisibility: public}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.permeability import PRIVATE, visibilities
from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.values.plural import quoted


@rule(WARNING, starred=True, effect="nobody else finds what they store in the shared memory")
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    if around is None or around.default_visibility == PRIVATE:
        return
    hidden = [each.persona for each in visibilities(pack) if each.derived and each.word == PRIVATE]
    if hidden:
        yield Finding(
            around.path,
            f"the edges make the entries of {quoted([persona.name for persona in hidden])} private",
            remedy="add a permeability rule with defaultVisibility for every persona",
            related=tuple(_related(pack, persona) for persona in hidden),
            on_key=True,
        )


def _related(pack: Pack, persona: Persona) -> Related:
    edge = next(edge for edge in pack.relationships if edge.target == persona.name)
    return Related(edge.path / "target", f"no edge starts at '{persona.name}'")
