"""A relationship leads to a persona that the pack does not have.

The controller looks both ends of every edge up by name before it makes anything. One name that is not in the
list stops the whole pack: no agent is made or updated, `status.phase` becomes `Error`, and the reason stands
only in the controller's log. Agents of an earlier, good version keep running. Releases before v0.10.7 do not
look: there the edge is simply dead.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writr, type: delegation}
```

## Good
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
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
        if edge.has("target") and pack.persona(edge.target) is None:
            yield unknown_persona(pack, edge.path / "target", edge.target)
