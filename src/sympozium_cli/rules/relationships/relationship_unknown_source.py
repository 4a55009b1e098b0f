"""A relationship starts at a persona that the pack does not have.

The controller looks up both ends of every edge. If the source of a delegation, sequential or supervision edge
is not in the list, it gives up the whole pack: nothing is made or updated, `status.phase` becomes `Error`,
and only the controller's log says why. Agents of an earlier, good version keep running. Releases before
v0.10.7 do not look: there such an edge is dead.

The name of the stimulus is the source of its own edge, the one of type `stimulus`, and of no other.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: laed, target: writer, type: delegation}
```

## Good
```yaml
spec:
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
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.naming import unknown_persona
from sympozium_cli.lint.faults.refusals import PACK_REFUSED


@rule(ERROR, stops=True, since="0.10.7", effect=PACK_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    for edge in pack.edges("delegation", "sequential", "supervision"):
        if edge.has("source") and pack.persona(edge.source) is None:
            yield unknown_persona(pack, edge.path / "source", edge.source)
