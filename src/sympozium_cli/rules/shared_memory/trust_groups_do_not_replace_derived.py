"""Personas trust each other by an edge although no trust group holds both.

The documentation says that trust follows from delegation and supervision only where no trust groups are configured.
The controller takes both in every case: the members of the groups, and the two ends of each such edge.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      trustGroups:
        - {name: desk, agentConfigs: [writer, editor]}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
    - {name: editor, systemPrompt: You edit.}
  relationships:
    - {source: lead, target: writer, type: delegation}
    - {source: writer, target: editor, type: delegation}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      trustGroups:
        - {name: desk, agentConfigs: [lead, writer]}
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

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import LiveEdge, live_edges
from sympozium_cli.api.shared_memory import TrustGroup
from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.values.plural import listed


@rule(
    WARNING,
    security=True,
    effect="they trust each other all the same: trust groups add to the trust of edges and do not replace it",
)
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    if around is None or not around.trust_groups:
        return
    edges = live_edges(pack, "delegation", "supervision")
    outside = [live for live in edges if not _together(around.trust_groups, live)]
    if outside:
        pairs = dict.fromkeys(f"'{live.source.name}' and '{live.target.name}'" for live in outside)
        yield Finding(
            around.path / "trustGroups",
            f"no trust group holds both {listed(pairs, 'or')}",
            remedy="put them into a group if they are to trust each other, and otherwise do not rely on trust",
            related=tuple(Related(live.edge.path, "trust by an edge") for live in outside),
            on_key=True,
        )


def _together(groups: tuple[TrustGroup, ...], live: LiveEdge) -> bool:
    return any({live.source.name, live.target.name}.issubset(group.personas) for group in groups)
