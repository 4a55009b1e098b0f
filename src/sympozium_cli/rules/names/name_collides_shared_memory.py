"""A persona is called `shared` in a pack with shared memory.

Its own memory is then called `<pack>-shared-memory`, letter for letter like the memory that all personas share.
Whoever is made first wins and the other one finds it there: the private and the shared memory become one, or the
Service finds no server and runs wait for their memory until they die.

## Bad
```yaml
spec:
  sharedMemory: {enabled: true}
  agentConfigs:
    - {name: shared, systemPrompt: You keep notes., channels: [slack]}
```

## Good
```yaml
spec:
  sharedMemory: {enabled: true}
  agentConfigs:
    - name: librarian
      systemPrompt: You keep notes.
      schedule: {interval: 1h, firstTick: afterInterval, task: Tidy the notes.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(WARNING, starred=True, effect="its private memory and the shared one become the same, or neither works")
def check(pack: Pack) -> Iterator[Finding]:
    memory = pack.spec.shared_memory
    for persona in installed(pack):
        if memory and memory.enabled and persona.name == "shared":
            yield Finding(
                persona.path / "name",
                "the memory of a persona named 'shared' has the same name as the shared memory",
                remedy="give the persona another name",
                related=(Related(memory.path, "the shared memory"),),
            )
