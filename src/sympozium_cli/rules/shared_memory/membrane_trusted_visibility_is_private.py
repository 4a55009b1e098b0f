"""Entries with the visibility `trusted` are seen by nobody but the persona that stored them.

An entry is stored with the name of the agent, `<pack>-<persona>`. Whom a persona trusts is told to the memory server
by bare names of personas. The server compares the two, and they are never equal: a search finds trusted entries of
nobody but oneself, whatever trust groups and edges say. Visibility is `trusted` where the membrane or a permeability
rule says so, and, in a pack without such rules, for every persona that delegates.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      trustGroups:
        - {name: desk, agentConfigs: [lead, writer]}
      permeability:
        - {agentConfig: lead, defaultVisibility: trusted}
        - {agentConfig: writer, defaultVisibility: public}
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
from sympozium_cli.api.permeability import TRUSTED, Visibility, visibilities
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.source import FieldPath
from sympozium_cli.values.plural import quoted


@rule(
    WARNING,
    starred=True,
    upstream_bug=True,
    effect="trusted works like private: nobody else finds these entries in the shared memory",
)
def check(pack: Pack) -> Iterator[Finding]:
    sources: dict[FieldPath, list[Visibility]] = {}
    for each in visibilities(pack):
        if each.word == TRUSTED:
            sources.setdefault(each.path, []).append(each)
    for path, found in sources.items():
        yield _finding(path, found)


def _finding(path: FieldPath, found: list[Visibility]) -> Finding:
    names = quoted([each.persona.name for each in found])
    if found[0].derived:
        return Finding(
            path,
            f"delegation makes the entries of {names} trusted, and nobody sees trusted entries of others",
            remedy="add a permeability rule with defaultVisibility: public for every persona",
            on_key=True,
        )
    return Finding(
        path,
        f"the entries of {names} are trusted, and nobody sees trusted entries of others",
        remedy="write public if others are to find them, and private if not",
    )
