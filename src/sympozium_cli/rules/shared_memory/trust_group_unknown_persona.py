"""A trust group names a persona that the pack does not have.

Members of a group are compared with the name of the persona that runs, and their names are handed to the memory
server. Nobody checks that they exist.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      trustGroups:
        - {name: desk, agentConfigs: [lead, writer, editr]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
    - {name: editor, systemPrompt: You edit.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      trustGroups:
        - {name: desk, agentConfigs: [lead, writer]}
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


@rule(WARNING, starred=True, effect="the name is ignored: whoever was meant is not trusted")
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    for group in around.trust_groups if around else ():
        for member in group.personas:
            if names_nobody(pack, member):
                yield unknown_persona(pack, member.path, member)
