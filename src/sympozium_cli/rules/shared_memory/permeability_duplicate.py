"""Two permeability rules are for the same persona.

The first rule that names the persona decides, and nobody reads on: the visibility and the tags of a later one are
not added to it.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: public}
        - {agentConfig: lead, defaultVisibility: private}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: public}
        - {agentConfig: writer, defaultVisibility: private}
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
from sympozium_cli.api.shared_memory import Permeability
from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(WARNING, security=True, effect="the first of them decides, and this one does nothing")
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    seen: dict[str, Permeability] = {}
    for permeability in around.permeability if around else ():
        first = seen.setdefault(permeability.persona, permeability)
        if permeability.has("agentConfig") and first is not permeability:
            yield Finding(
                permeability.path / "agentConfig",
                f"'{permeability.persona}' has a permeability rule already",
                remedy="make one rule of them",
                related=(Related(first.path, "the rule that decides"),),
            )
