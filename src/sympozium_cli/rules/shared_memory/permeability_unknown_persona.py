"""A permeability rule is for a persona that the pack does not have.

Rules are looked up by the name of the persona that runs. One that names nobody is never found. Whoever was meant
gets `membrane.defaultVisibility` and no tags, which is `public` unless the membrane says otherwise: a persona whose
rule says `private` then tells everything to everybody.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: public}
        - {agentConfig: wirter, defaultVisibility: private}
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
from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.naming import unknown_persona
from sympozium_cli.lint.faults.unlisted import names_nobody


@rule(
    WARNING,
    starred=True,
    effect="the rule is never found: whoever was meant gets the membrane's default visibility, and no tags",
)
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    for permeability in around.permeability if around else ():
        if permeability.has("agentConfig") and names_nobody(pack, permeability.persona):
            yield unknown_persona(pack, permeability.path / "agentConfig", permeability.persona)
