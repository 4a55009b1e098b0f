"""A chain of delegations is longer than upstream lets it become.

Every delegation makes the child run one step deeper than its parent. A step beyond the eighth is refused when
it is called, and the built-in policies refuse it earlier: `restrictive` after one step, `network-isolated`
after two, `permissive` after four. The model of the persona before it gets an error instead of an answer.

A policy of your own may have other limits, which this rule cannot know.

## Bad
```yaml
spec:
  policyRef: network-isolated
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You do your part.}
    - {name: editor, systemPrompt: You do your part.}
    - {name: checker, systemPrompt: You do your part.}
  relationships:
    - {source: lead, target: writer, type: delegation}
    - {source: writer, target: editor, type: delegation}
    - {source: editor, target: checker, type: delegation}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You do your part.}
    - {name: editor, systemPrompt: You do your part.}
    - {name: checker, systemPrompt: You do your part.}
  relationships:
    - {source: lead, target: writer, type: delegation}
    - {source: writer, target: editor, type: delegation}
    - {source: lead, target: checker, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import live_edges
from sympozium_cli.api.graph import longest_ways, names_along, trace
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.values.plural import count

_LIMITS = {"restrictive": 1, "network-isolated": 2, "permissive": 4}
_LIMIT = 8


@rule(WARNING, effect="the call at this edge is refused when it comes at the end of the chain")
def check(pack: Pack) -> Iterator[Finding]:
    limit = _LIMITS.get(pack.spec.policy_ref, _LIMIT)
    ways = longest_ways([live.edge for live in live_edges(pack, "delegation")])
    for name in ways:
        if ways[name].length - limit == 1:
            chain = trace(ways, name)
            yield Finding(
                chain[-1].path,
                f"{names_along(chain)} is {count(len(chain), 'delegation')} deep, one more than the limit allows",
                remedy="let a persona nearer to the start of the chain do the delegating",
                related=tuple(Related(edge.path, names_along((edge,))) for edge in chain[:-1]),
            )
