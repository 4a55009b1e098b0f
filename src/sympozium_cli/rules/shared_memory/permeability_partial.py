"""Some personas have a permeability rule, and others have none.

Without any rule the controller derives the visibility of every persona from the edges of the pack. The first rule
ends that, for all of them: whoever has no rule of its own gets `membrane.defaultVisibility`.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: private}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: private}
        - {agentConfig: writer, defaultVisibility: public}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.lint.faults.unlisted import unlisted
from sympozium_cli.values.plural import quoted


@rule(INFO, security=True, effect="whoever has no rule gets the membrane's default visibility, whatever the edges say")
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    if around is None or not around.permeability:
        return
    missing = unlisted(pack, [permeability.persona for permeability in around.permeability])
    if missing:
        yield Finding(
            around.path / "permeability",
            f"there is no permeability rule for {quoted([persona.name for persona in missing])}",
            remedy="add a rule for every persona",
            related=tuple(Related(persona.path / "name", "has no rule") for persona in missing),
            on_key=True,
        )
