"""Sequential and delegation edges lead in a circle.

Work that comes back to where it started would never end, so the controller walks the edges before it makes
anything. One circle is enough for phase `Error`: nothing is made or updated, and only its log names the
personas. An edge from a persona to itself is a circle too.

From v0.10.39 sequential and delegation edges are walked together; from v0.10.7 to v0.10.38 sequential edges
alone; before that nobody looks. Supervision edges may go in circles.

The finding stands at the last edge of the circle as the pack lists them.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
    - {source: writer, target: lead, type: sequential}
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
from sympozium_cli.api.edges import acyclic_edges
from sympozium_cli.api.graph import cycles, names_along
from sympozium_cli.lint import ERROR, Finding, Related, rule
from sympozium_cli.lint.faults.refusals import PACK_REFUSED


@rule(ERROR, stops=True, since="0.10.7", effect=PACK_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    for cycle in cycles(acyclic_edges(pack)):
        *others, last = cycle
        yield Finding(
            last.path,
            f"the edges lead in a circle: {names_along(cycle)}",
            remedy="remove one of these edges, or turn it around",
            label="closes the circle",
            related=tuple(Related(edge.path, names_along((edge,))) for edge in others),
        )
